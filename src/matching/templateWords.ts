import { foldProse } from './fold.ts';
import { commonWords } from './normalise/commonWords.ts';

/**
 * The words that a template of an unknown error may keep. Everything else could be somebody's name, host or project,
 * so that only what stands here is sure to be nobody's. A word that is missing shows as `<name>`: add it where many
 * templates lack it, unless people or companies are called by it.
 */
const english = `
  abort aborted absent accepted accessible accessing acquire act actions active actual add added address addresses
  admin after against agent agents aggregate ago ahead alias alive allocate allocation almost already alternative
  although always among amount an annotation anonymous answer anything api app applied apply approval approve approved
  apps arch architecture archive are aren arg argument arguments around array as asked assertion assigned assignment
  assignments at attach attached attempt attempted attempting attempts attribute audience audit authenticate
  authenticated authenticating authorities authorize authorizing auto automatic available avoid awaiting away back
  backend backoff bad base basic batch be bean bearer because become before begin behind being below between bind
  binding block blocked body bound bridge broken browser bucket buffer bug build builder building builds built busy by
  bypass byte bytes cache cached call called caller calling cancel canceled cancelled cannot canonical cant capability
  capacity case cause caused causes central cert certificate certificates chain challenge change changed char
  character characters check checked checking checks checksum child choose chunk circuit claim claims class clean
  cleanup clear cli clients clock clone close closed closing cloud cluster clusters code codes column commit common
  communicate communication compare compatible complete completed component compose compressed compute condition
  conditional config configure confirm conflict connected connecting connections connectivity connector consent
  consented consider console constraint consumed contact contain contained containers contains content context
  continue contract control controller convert cookie copy core correctly corrupt corrupted couldn count cpu crash
  crashed create created creating creation cross crypto current currently custom data database date days deadline
  deadlock debug decode decoded decoding default defined definition degraded delay delete deleted deleting deletion
  delta deny dependencies dependency deploy deployed deploying deployment deployments deprecated dereference describe
  description desired detail detected device dial didn different digest digests directories disabled disallowed
  disconnected disk dns do docs document domain don done down download downloaded downloading driver drop dropped due
  duplicate during dynamic each early either elevated email embedded empty enable encode encoded encoding encounter
  encountered encrypted encryption end ended endpoints ends engine ensure entered entity entries entry enumerate env
  environment environments eof err errno errors establish established evaluate even event events every everything
  evicted exact exceed exceeding exceeds except exception exceptions exchange exec executable execute executed
  executing execution exhausted existing exit exited expected expiration expire expires expiry explicit export
  exported expose exposed expression extended extension extensions external extract extracted extracting extraction
  fail failing fails failures false fatal fault feature features federated fetched fetching few field fields files
  filesystem filter final finalize finalizing find fine finish finished fips firewall first fixed flag flags flow
  folder folders force forced format formatted forward found free frequency fresh front full function functions
  further garbage general generate generated generation generic get gets getting git given gives global go goes good
  got grant granted graph group groups guest guid had half handle handled handler handling handshake hang happen
  happened hard hash hasn having he head header headers health healthy heartbeat here hidden high hook hosted hosts
  hour hours however httpconnectionpool httpsconnectionpool hub id identifier identifiers identities ids if ignore
  ignored ignoring illegal images immutable implement implementation implemented import imported importing in inactive
  inactivity include included includes incompatible incomplete inconsistent incorrect index indicate indicates info
  ingress inherit init initial initialize initialized initializing inner input inputs insecure insert inside inspect
  install installation installed instance instances instead integrity interaction internal internet interrupted
  interval into introspection invalidated invocation invoke io ip ips is isn issue issued issuer issues it item items
  its job jobs join just keep kernel kill killed kind kindly known label labels large last later latest launch layers
  lease least leave left legacy length less level levels library license lifecycle lifetime like limit limited limits
  line lines link linked links linux listen listening listing lists liveness ll load loaded loading locally location
  lock locked log logged logging login logins logout logs long longer looks loop lost low lowercase machine made mail
  main maintenance make malformed managed management manager manifests manual many map mapping match matched matches
  matching max maximum maybe me mean means media member memory metadata method methods metrics might migrate migration
  min minimum minute minutes mirror mismatch missing mode model modified modify module modules moment monitor most
  mount mounted mounting move moved multiple must mutable mutual my name named names namespace namespaces native need
  needs negotiate negotiation nested never new newer next nil no node nodes non none nonexistent nor normal notary
  note nothing notification now null number numbers object objects occur occurred of off offline offset ok old omitted
  on once one only open opened opening operating operation operations operator option optional options or order
  ordinal origin original os other others outdated output outside overflow overlay override own owner owners package
  packages page panic parallel param parameters parent parse parsed parser parsing part partial parts party pass
  passed passwords patch paths pattern payload peer pending per perform performed performing period permanent
  permanently permit permitted persistent phase pick pipe pipeline pipelines plain plan plane platform platforms
  plugin plugins pod pods point pointer points pool pools portal possible post premium prepare preparing presence
  present presented presumably prevent prevented previous principal principals prior priority private probe problem
  proceed processed processes processing product profile prohibited prompt propagate properly properties property
  protected protocol prove provide provider providers provision provisioned provisioning public publish published
  pulled pulling pulls purge purged push pushed pushing put python query queue quota quotas ran random range rate raw
  re reach reached reaching read reader readiness reading readonly ready reason receive receiver recent recently
  reconcile record records recover recovery recreate redirect redirected redirects reference referenced references
  refresh refreshed refusal region regions register registering registration registries reject rejects related
  relation release released reload remaining remote remove removed removing rename render renew renewed reopen replace
  replaced replica replicas replicated replicating replication repo report reported repositories represent requests
  require requires requiring reserved resolved resolver resolving resources respond responded responding responses
  restart restarted restarting restore restored restrict restricted restriction restrictions result resulted results
  resume retain retention retried retrieve retrieved retrieving retry retrying return returned returning returns reuse
  review revision revoke revoked rights roles rollback root route routes routines routing row rule rules run runner
  runs runtime s same sandbox save saved saving says scan scanning schedule scheduled scheduler schema scheme scopes
  script search second seconds secrets section secure security see seem seems segment select selected self semantic
  send sending sends sent sequence serial servers services session sessions sets setting settings setup severity share
  shared she shell short should shouldn show shows shut shutdown side sign signal signature signatures signing silent
  similar simple since single site size sizes skip skipped skipping sku slot slow small snapshot so socket sockets
  soft solve some something source sources space specific specification specify stack stage stages stale standard
  start started starting starts startup state statement states static statuscode step steps still stop stopped
  stopping stops storage stored stream streams strict string strings structure style sub subject submit submitted
  subnet subscriptions success successful successfully suffix sure suspended switch symbol sync synchronize syntax
  system systems t table tag tagged tags take taken target targets task tasks tells template temporarily temporary
  tenant tenants terminate terminated terminating termination test tests text than that then thread threads threshold
  throttle throttled throttling throw thrown thus tick timeouts times timestamp tls to today tokens too tool tools top
  total trace track traffic transaction transfer transient transport tried tries trigger triggered true trust trusted
  trying tunnel two typed types unacceptable unary unauthenticated unavailable uncaught unchanged undefined under
  unexpected unhandled unhealthy uninitialized unique unit units unless unpack unpacking unprocessable unreachable
  unreadable unrecognized unresolved unsigned unspecified unsuccessful unsupported untagged untrusted up update
  updated updates updating upgrade upgraded upload uploaded uploading uppercase upstream usage useful usernames users
  uses usually utf valid validate validated validating validation validity value values variable variables vault ve
  verbose verification verified verifying version versions very via view violated violation violations virtual visible
  volume volumes vulnerabilities vulnerability wait waited waiting want wanted warn warning warnings wasn we web
  webhook webhooks well whether which who whole whose why window windows within won work worked worker workers working
  workload works workspace wouldn writable write writer writing written wrong yaml year yes yet yields you your zero
  zone zones`;

/** Products, protocols and formats, and the marks that programs write. */
const technical = `
  aad abac aci acr acrpull acrpush ad adal aks amd arm artifact artifacts aspnet az azcli azure azurecr bicep bin bits
  blob blobunknown buildah buildkit buildx chart charts cmd containerd containerregistry cosign crane crashloopbackoff
  credhelper credsstore cri csi ctx curl daemon dapr desc dev devops docker dockerd dockerfile dotnet ecr entra
  errimagepull etc fs func ghcr gid github gitlab gpg gzip helm http httperror https hyper imagepullbackoff imds
  ioerror java javascript json jwt kaniko keychain keyerror keyvault kube kubectl kubelet kubernetes ldap lib
  libcontainer localhost manifestunknown microsoft microsoftonline moby msal msg msi nameunknown net netrc npm ntlm
  nuget oauth oci oidc openid openssl oras oserror pem pip podman powershell proxies quay rbac regctl req resp rest
  resterror rpc runc saml sas sbom sdk sdks servicebus sha skopeo snap snapshotter sni sock socks sql ssh ssl sslerror
  stderr stdin stdout sts sudo tagunknown tar tcp terraform tmp toomanyrequests traceback typeerror udp uid
  unauthorized unix uri url urllib urlopen urls usr valueerror var vm vms vnet vpn winerror wsl xml yml zip`;

const czech = `
  a adresa adresu aktualni asi behem bezi bohuzel bude budou byl byla bylo cas cekani cesta chyba chybi chybny chybu
  chyby cislo co cte dat dejte den dlouho doby doslo dostal dostavam existuje funguje heslo hlasi hlaska hlasku
  hodnota i identita identity image jde je jeho jeji jejich jen jeste jestli jmena jmeno jsou kdyz klic kod kontejner
  kontejneru ktera ktere lze ma maji mame mi mne moc muj musi muze na nacist nad nalezen nalezena nalezeno nam nas
  nastala nastaveni ne nebyl nebyla nebylo nefunguje nejsem nejsou nelze nema nemam nemame nemuze nemuzeme nemuzu neni
  neplatna neplatne neplatny nepodarilo nepovoleno nevi nevim neznama neznamy nic nove novy o obraz od odkaz odmitl
  odmitne odmitnut odmitnuta odmitnuto odpoved operace opravneni overeni overit ovsem pak pise platnost po pokus
  pokusu pomoc porad port pouzit povolen povolena povoleno pozadavek pozadavku prava pravo prekrocen prekroceno pri
  prihlaseni prihlasit pripojeni pripojit pristup pristupu prosim proti protoze registr registrem registru sablona se
  selhal selhala selhalo server serveru si sit sluzba sluzby soubor spatne spojeni stahnout stahovani stejne tady taky
  token tokenu toto tu uloziste uz uzivatel uzivatele v vam verze vraci vrati vsak vsechno vypis vyprsel vyprsela
  vyprselo z za zadne zakazan zakazano zamitnut zamitnuto zkouset zkousim zkusit znovu zpet zprava`;

const known = new Set(
  [english, technical, czech, [...commonWords].join(' ')].flatMap((words) => foldProse(words).match(/[a-z]+/g) ?? []),
);

/** Whether a word is nobody's: one of error messages, in lower or upper case, with or without diacritics. */
export function isOrdinaryWord(word: string): boolean {
  return word.length === 1 ? /[a-z]/i.test(word) : known.has(foldProse(word));
}
