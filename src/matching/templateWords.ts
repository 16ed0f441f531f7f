import { foldProse } from './fold.ts';
import { commonWords } from './normalise/commonWords.ts';

/**
 * The words that a template of an unknown error may keep. Everything else could be somebody's name, host or project,
 * so that only what stands here is sure to be nobody's. A word that is missing shows as `<name>`: add it where many
 * templates lack it, unless people or companies are called by it.
 */
const english = `
  abort aborted absent accepted accessible accessing acquire act actions active actual add added address addresses
  admin after against agent ahead alias alive allocate allocation almost already alternative always among amount an
  annotation anonymous answer anything api app applied apply approval approve approved apps arch architecture archive
  are aren arg argument arguments around array as asked assigned assignment assignments at attach attached attempt
  attempted attempting attempts attribute audience audit authenticate authenticated authenticating authorities
  authorize authorizing auto automatic available avoid away back backend backoff bad base basic be bearer because
  become before begin being below between bind binding block blocked body bound bridge broken browser bucket buffer
  bug build builder building builds built busy by bypass byte bytes cache cached call called caller calling cancel
  canceled cancelled cannot canonical capability capacity case cause caused causes central cert certificate
  certificates chain challenge change changed char character characters check checked checking checks checksum child
  choose chunk circuit claim claims class clean cleanup clear cli clients clock clone close closed closing cloud
  cluster clusters code codes column commit common communicate communication compare compatible complete completed
  component compose compressed compute condition conditional config configure confirm conflict connected connecting
  connections connectivity connector consent consider console constraint consumed contact contain contained containers
  contains content context continue contract control controller convert cookie copy core corrupt corrupted couldn
  count cpu crash crashed create created creating creation cross crypto current currently custom data database date
  days deadline debug decode decoded decoding default defined definition degraded delay delete deleted deleting
  deletion delta deny dependencies dependency deploy deployed deploying deployment deployments deprecated describe
  description desired detail detected device dial didn different digest digests directories disabled disallowed
  disconnected disk dns do document domain don done down download downloaded downloading driver drop dropped due
  duplicate during dynamic each early either email empty enable encode encoded encoding encounter encountered
  encrypted encryption end ended endpoints engine ensure entity entries entry enumerate env environment environments
  eof err errno errors evaluate event events evicted exact exceed exceeding exceeds except exception exceptions exec
  executable execute executed executing execution exhausted existing exit exited expected expiration expire expires
  expiry explicit export exported expose exposed expression extended extension extensions external extract extracted
  extracting extraction fail failing fails failures false fatal fault feature features federated fetched fetching few
  field fields files filesystem filter final finalize finalizing find finish finished fips firewall first fixed flag
  flags flow folder folders force forced format formatted forward found free frequency front full function functions
  further garbage general generate generated generic get gets git given global go good grant granted graph group
  groups guest had half handle handled handler handling handshake hang hard hash hasn having he head header headers
  health healthy heartbeat hidden high hook hosted hosts hour hours however hub id identifier identifiers identities
  ids if ignore ignored ignoring illegal images immutable implement implementation implemented import imported
  importing in inactive include included includes incompatible incomplete inconsistent incorrect index indicates info
  ingress inherit init initial initialize initialized initializing inner input inputs insecure insert inside inspect
  install installation installed instance instances instead integrity internal internet interrupted interval into
  introspection invalidated invocation invoke io ip ips is isn issue issued issuer issues it item items its job jobs
  join just keep kernel kill killed kind known label labels large last latest launch layers lease least leave left
  legacy length less level levels library license lifecycle lifetime like limit limited limits line lines link linked
  links linux listen listening lists ll load loaded loading location lock locked log logged logging login logins
  logout logs long longer loop lost low machine made mail main maintenance make malformed managed management manager
  manifests manual many map mapping match matched matches matching max maximum me mean means media member memory
  metadata method methods metrics migrate migration min minimum minute minutes mirror mismatch missing mode model
  modified modify module modules moment monitor mount mounted mounting move moved multiple must mutable mutual name
  named names namespace namespaces native negotiate negotiation nested never new next nil no node nodes non none
  nonexistent nor normal notary note nothing notification now null number numbers object objects occur occurred of off
  offline offset ok old on once one only open opened opening operating operation operations operator option optional
  options or order ordinal origin original os other others outdated output outside overflow overlay override own owner
  owners package packages page panic parallel param parameters parent parse parsed parser parsing part partial parts
  pass passed passwords patch paths pattern payload peer pending per perform performed performing period permanent
  permanently permit permitted persistent phase pick pipe pipeline pipelines plain plan plane platform platforms
  plugin plugins pod pods point pointer points pool pools portal possible post premium prepare preparing present
  prevent prevented previous principal principals prior priority private problem proceed processed processes
  processing product profile prohibited prompt propagate properties property protected protocol prove provide provider
  providers provision provisioned provisioning public publish published pulled pulling purge purged push pushed
  pushing put python query queue quota quotas random range rate raw re reach reached reaching reader reading ready
  reason receive receiver recent recently reconcile record records recover recovery recreate redirect redirected
  redirects reference referenced references refresh refreshed refusal region regions register registering registration
  registries reject rejects related relation release released reload remaining remote remove removed removing rename
  render renew renewed reopen replace replaced replica replicas replicated replicating replication report reported
  repositories represent requests require requires requiring reserved resolved resolver resolving resources respond
  responded responses restart restarted restarting restore restored restrict restricted restriction restrictions
  result resulted results resume retain retention retried retry retrying return returned returning returns reuse
  review revision revoke revoked rights roles rollback root route routes routing row rule rules run runner runs
  runtime s same sandbox save saved scan scanning schedule scheduled scheduler schema scheme scopes script search
  second seconds secrets section secure security see seem seems segment select selected self semantic send sending
  sends sent sequence serial servers services session sessions sets setting settings setup severity share shared she
  shell short should shouldn show shut shutdown side sign signal signature signatures signing silent similar simple
  since single site size sizes skip skipped skipping sku slot slow small snapshot so socket sockets soft some
  something source sources space specific specification specify stack stage stages stale standard start started
  starting starts state statement states static step steps still stop stopped stopping storage stored stream streams
  strict string strings structure style sub subject submit submitted subnet subscriptions success successful
  successfully suffix suspended switch symbol sync synchronize syntax system systems t table tag tagged tags take
  taken target targets task tasks template temporarily temporary tenant tenants terminate terminated terminating
  termination test tests text than that then thread threads threshold throttle throttled throttling throw thrown thus
  tick timeouts times timestamp tls to today tokens too tool tools top total trace track traffic transaction transfer
  transient transport tried tries trigger triggered true trust trusted trying tunnel two typed types unacceptable
  unauthenticated unavailable unchanged undefined under unexpected unhandled unhealthy uninitialized unique unit units
  unless unpack unpacking unprocessable unreachable unreadable unrecognized unresolved unsigned unspecified
  unsuccessful unsupported untagged untrusted up update updated updates updating upgrade upgraded upload uploaded
  uploading upstream usage useful users uses usually utf valid validate validated validating validation validity value
  values variable variables vault ve verbose verification verified verifying version versions very via view violated
  violation violations virtual visible volume volumes vulnerabilities vulnerability wait waited waiting want wanted
  warn warning warnings wasn we web webhook webhooks well whether which who whole whose why window windows within won
  work worked worker workers working workload works workspace wouldn write writer writing written wrong yaml year yes
  yet yields you your zero zone zones`;

/** Products, protocols and formats, and the marks that programs write. */
const technical = `
  aad abac aci acr acrpull acrpush ad adal aks amd arm artifact artifacts aspnet az azcli azure azurecr bicep bin bits
  blob blobunknown buildah buildkit buildx chart charts cmd containerd containerregistry cosign crane crashloopbackoff
  cri csi ctx curl daemon dapr desc dev devops docker dockerd dockerfile dotnet ecr entra errimagepull etc fs func
  ghcr gid github gitlab gpg gzip helm http httperror https hyper imagepullbackoff imds java javascript json jwt
  kaniko keychain keyvault kube kubectl kubelet kubernetes ldap lib libcontainer localhost manifestunknown microsoft
  microsoftonline moby msal msg msi nameunknown net npm ntlm nuget oauth oci oidc openid openssl oras pem pip podman
  powershell proxies quay rbac regctl req resp rest rpc runc saml sas sbom sdk sdks servicebus sha skopeo snap
  snapshotter sni socks sql ssh ssl stderr stdin stdout sts sudo tagunknown tar tcp terraform tmp toomanyrequests
  traceback udp uid unauthorized unix uri url urllib urlopen urls usr var vm vms vnet vpn wsl xml yml zip`;

const czech = `
  a adresa adresu aktualni asi behem bezi bohuzel bude budou byl byla bylo cas cekani cesta chyba chybi chybny chybu
  chyby cislo co cte dat dejte den dlouho doslo dostal dostavam existuje funguje heslo hlasi hodnota i identita
  identity image jde je jeho jeji jejich jen jeste jestli jmena jmeno jsou kdyz klic kod kontejner kontejneru ktera
  ktere lze ma maji mame mi mne moc muj musi muze na nacist nad nalezen nalezena nalezeno nam nas nastala nastaveni ne
  nebyl nebyla nebylo nefunguje nejsem nejsou nelze nema nemam nemame nemuze neni neplatna neplatne neplatny
  nepodarilo nepovoleno neznama neznamy nic nove novy o obraz od odkaz odmitl odmitnut odmitnuta odmitnuto odpoved
  operace opravneni overeni overit ovsem pak platnost po pokus pokusu pomoc porad port pouzit povolen povolena
  povoleno pozadavek pozadavku prava pravo prekrocen prekroceno pri prihlaseni prihlasit pripojeni pripojit pristup
  pristupu prosim proti protoze registr registrem registru sablona se selhal selhala selhalo server serveru si sit
  sluzba sluzby soubor spatne spojeni stahnout stahovani stejne tady taky token tokenu toto tu uloziste uz uzivatel
  uzivatele v vam verze vrati vsak vsechno vypis vyprsel vyprsela vyprselo z za zadne zakazan zakazano zamitnut
  zamitnuto zkouset zkousim zkusit znovu zpet zprava`;

const known = new Set(
  [english, technical, czech, [...commonWords].join(' ')].flatMap((words) => foldProse(words).match(/[a-z]+/g) ?? []),
);

/** Whether a word is nobody's: one of error messages, in lower or upper case, with or without diacritics. */
export function isOrdinaryWord(word: string): boolean {
  return word.length === 1 ? /[a-z]/i.test(word) : known.has(foldProse(word));
}
