import type { factValues } from '../../knowledge/facts.ts';
import { anyOf } from '../anyOf.ts';
import type { Signs } from './paste.ts';

/** What can be done to a registry. */
export type Operation = (typeof factValues.operation)[number];

/** What programs print when the operation fails or while it runs. */
export const printed: Signs<Operation> = [
  ['manage', /MsPortalFx|Error loading repositories|\bAction: getChildren\b/],
  [
    'pull',
    anyOf(
      'i',
      /\bpull access denied|\bfailed to pull image/,
      /\bErrImagePull|\bImagePull(?!Secret|Policy)\w|\bBack-off pulling image/,
      /\bimage pull (?:fail|errors)|\bcould not pull\b/,
      /\b(?:unable|failed|failing|attempting|trying) to (?:pull|inspect the image)\b/,
      /\bFailedPullingImage|\bInaccessibleImage|\bContainerInvalidImage/,
      /\bimage and registry credential/,
      /\bfailed to download container image|\berror during download\b|\bcould not retrieve list of tags/,
      /\berror pulling (?:image|repository)|\bpulling (?:docker )?image\b/,
      /\bissuing docker pull|\bunable to find image '|\bvalidating image pull permission/,
      /\bfailed to resolve (?:the subject|reference ")/,
    ),
  ],
  [
    'push',
    anyOf(
      'i',
      /The push refers to/,
      /\b(?:unable|failed) to push\b/,
      /\bpushing layer\b/,
      /error pushing/,
      /error checking push permission/,
      /\/blobs\/uploads\//,
    ),
  ],
  ['login', /docker\/login-action@|\bin acr_login\b/],
];

/** What programs print at more than one operation, too; a command that failed says more. */
export const hinted: Signs<Operation> = [
  [
    'push',
    anyOf(
      'i',
      /requested access to the resource is denied/,
      /scope=repository:\S{1,200}:(?:pull,push|push)/,
      /invalid tag "/,
      /\bjib:build\b|\bjib-maven-plugin:\S{1,20}:build\b/,
    ),
  ],
  [
    'pull',
    anyOf(
      '',
      /\bmanifest unknown/,
      /\/v2\/\S{1,200}\/manifests\//,
      /scope=repository:\S{1,200}:pull\b/,
      /[Ff]ailed to fetch http/,
      /could not download (?:http|oci)/,
      /failed to solve: \S{1,200}: failed to (?:authorize|resolve|fetch)/,
    ),
  ],
  ['login', /\bfailed to log ?in\b|\bError saving credentials/i],
];

/** The source of a group that matches one of the patterns. */
function oneOf(...patterns: readonly RegExp[]): string {
  return `(?:${anyOf('', ...patterns).source})`;
}

/** A few words of the same clause that do not tell of a success. */
const between = String.raw`(?: (?!but\b|ale\b|succe|works\b|fine\b|ok\b)\S{0,60}[^\s,.;]){0,5}?`;
const cannot = oneOf(
  /can ?not/,
  /can'?t/,
  /couldn'?t/,
  /could not/,
  /unable to/,
  /fail(?:s|ed|ing)? to/,
  /won'?t/,
  /refus\w{1,4} to/,
  /(?:nobody|nothing|no one) can/,
  /nem[uů][zž]\w{1,4}/,
  /nejde/,
  /nelze/,
  /neum[ií]/,
  /p[rř]estan\w{0,2}/,
  /p[rř]estal\w? (?:j[ií]t|fungovat)/,
);
const fails = oneOf(
  /fail(?:s|ed|ing|ure)?\b/,
  /stop(?:s|ped)?\b/,
  /breaks\b/,
  /dies\b/,
  /denied\b/,
  /refused\b/,
  /rejected\b/,
  /unauthori[sz]ed\b/,
  /doesn'?t\b/,
  /not work/,
  /hangs\b/,
  /40[13]\b/,
  /says\b/,
  /ends\b/,
  /nejde/,
  /nefunguj/,
  /pad[aá]/,
  /skon[cč]/,
  /kon[cč][ií]/,
  /odm[ií]t/,
  /hl[aá]s[ií]/,
  /p[ií][sš]e/,
  /ne\b/,
);
const wanted = oneOf(/should/, /try(?:ing)? to/, /want(?:s|ed)? to/, /need(?:s|ed)? to/, /chc\w{1,3}/, /m[aá](?:me)?/);
const verbs: readonly (readonly [Operation, string])[] = [
  ['push', String.raw`(?:push\w{0,6}|upload\w{0,3}|publish(?:ing)?|nahr[aá]\w{1,4})`],
  [
    'pull',
    String.raw`(?:pull\w{0,5}|(?:na|s)t[aá]hn\w{1,5}|download\w{0,3}|(?:fetch|get|load|find|read|retrieve)(?:t?ing)?(?: (?:at|the|that|its|any|our|my|private|base)){0,3} (?:image|manifest)s?|find (?:the |that )?tag)`,
  ],
  ['login', String.raw`(?:log(?:ging)? ?(?:into|in|on)|sign(?:ing)? ?in|authenticate|p[rř]ihl[aá]\w{1,8})`],
];
const managing = oneOf(
  /see\b(?! why| what| how| where| any (?:error|reason|difference))/,
  /(?:list|view|show|browse|delete|import|purge|create|add|assign|attach|grant)/,
  /(?:vytvo[rř]it|smazat|p[rř]idat|p[rř]i[rř]adit|zobrazit|vypsat|vid[eě]t|importovat)/,
);
const handling = oneOf(
  /(?:listing|deleting|purging|importing|creating)/,
  /(?:vytvo[rř]it|smazat|p[rř]idat|p[rř]i[rř]adit|zobrazit|importovat)/,
);
/** How people say that an operation fails: "cannot push", "push to … fails", "nestáhne". */
export const told: Signs<Operation> = [
  ...verbs.map(([operation, verb]): [Operation, RegExp] => [
    operation,
    new RegExp(String.raw`\b(?:${cannot}${between} ${verb}|(?<!-)${verb}${between} ${fails}|ne${verb})`, 'i'),
  ]),
  [
    'manage',
    new RegExp(
      String.raw`\b(?:${cannot}(?: \S{1,12})? ${managing}\b|nevid\w|(?<!-)${handling}${between} ${fails}|no(?:ne of)?(?: \S{1,20}){0,3} (?:repositories|registries)\b)`,
      'i',
    ),
  ],
];
/** How people say what they are at. */
export const meant: Signs<Operation> = verbs.map(([operation, verb]) => [
  operation,
  new RegExp(String.raw`\b${wanted}${between} ${verb}`, 'i'),
]);

/** The operations merely mentioned (who logs in before a push, names both), then what is only done for one. */
export const mentioned: Signs<Operation> = [
  ['push', /(?<=\b|and)push(?:e[sd]|ing|u|i|n\w{0,4})?\b|\bupload(?:s|ing)?\b|\b(?:cosign|notation) sign\b/i],
  [
    'pull',
    anyOf(
      'i',
      /\bpull(?:s|ed|ing|u|i|n\w{0,4})?\b/,
      /\b(?:(?:na|s)t[aá]hn|tah[aá])/,
      /\bload(?:ing|s)? (?:them|images?)\b|\bimages? (?:from|z) (?:our |the |my )?(?:acr|azure|registr)/,
      /"Action": ?"pull"/,
      /Action:pull\b/,
    ),
  ],
  [
    'manage',
    anyOf(
      'i',
      /--attach-acr|Microsoft\.ContainerRegistry\/registries\/\w{1,40}(?![\w/-])/,
      /\b(?:attach(?:ing)?\b|acr import\b|import (?:of|from|obraz\w{0,2}|image)\b|role assignments?\b|roleAssignments)/,
      /\b(?:list|seznam) (?:of )?(?:the |our )?(?:repos|registries|images|[uú]lo[zž])/,
      /\bazurerm_(?:container_registry|role_assignment)|\b(?:Get|New|Set|Update|Import|Remove)-Az(?:ContainerRegistry|RoleAssignment)/,
      /\b(?:add|assign|p[rř]i[rř]ad\w{1,3}|p[rř]idat)\b.{0,20}\brol[ei]/,
    ),
  ],
  [
    'login',
    anyOf(
      'i',
      /\blog(?:ging|ged)?[ -]?(?:into|in|on)\b(?!\.\w|[- ]server)/,
      /\bsign(?:ing|ed)?[ -]?in\b/,
      /\baz login\b/,
      /\bConnect-AzContainerRegistry\b/,
      /p[rř]ihl[aá]/,
      /oauth2\/exchange/,
      /AADSTS\d/,
      /AAD authorization tokens|connect to the registry login server/,
      /Error response from daemon: Get \S{1,200}\/v2\/["']?: (?:unauthorized|denied)/,
    ),
  ],
  ['manage', /(?<!Visit the Azure )\bport[aá]l(?:u|em|e)?\b/i],
  [
    'pull',
    /\bcontainer app|\bapp service\b|\bweb ?app|\bfunction app\b|\bpod(?:s|y)?\b|\baks\b|\bk(?:ubernetes|8s)\b/i,
  ],
];
