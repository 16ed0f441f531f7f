import type { factValues } from '../../knowledge/facts.ts';
import { anyOf } from '../anyOf.ts';
import type { Signs } from './paste.ts';

/** What can be done to a registry. */
export type Operation = (typeof factValues.operation)[number];

/** What programs print when the operation fails or while it runs. */
export const printed: Signs<Operation> = [
  [
    'pull',
    anyOf(
      '',
      /\bpull access denied/,
      /Failed to pull image/,
      /ErrImagePull/,
      /ImagePullBackOff/,
      /\bImage pull failed/,
      /\bunable to pull\b/,
      /\bFailedPullingImage/,
      /InaccessibleImage/,
      /image and registry credential/,
      /ContainerInvalidImage/,
      /[Ff]ailed to download container image/,
      /error pulling image/,
      /Pulling (?:docker )?image\b/,
      /Issuing docker pull/,
      /Unable to find image '/,
      /Validating image pull permission/,
    ),
  ],
  [
    'push',
    anyOf(
      'i',
      /The push refers to/,
      /\b(?:unable|failed) to push\b/,
      /\bpushing layer\b/,
      /requested access to the resource is denied/,
      /error pushing/,
      /error checking push permission/,
      /scope=repository:\S{1,200}:(?:pull,push|push)/,
      /invalid tag "/,
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
      /could not download http/,
      /failed to solve: \S{1,200}: failed to (?:authorize|resolve|fetch)/,
    ),
  ],
  [
    'login',
    anyOf(
      'i',
      /\bfailed to log ?in\b/,
      /\bfailed to login/,
      /\bError saving credentials/,
      /docker\/login-action@/,
      /\bin acr_login\b/,
    ),
  ],
];

/** The source of a group that matches one of the patterns. */
function oneOf(...patterns: readonly RegExp[]): string {
  return `(?:${anyOf('', ...patterns).source})`;
}

/** A few words of the same clause that do not tell of a success. */
const between = String.raw`(?: (?!but\b|ale\b|succe|works\b|fine\b|ok\b)\S{0,60}[^\s,.;]){0,5}?`;
const cannot = oneOf(
  /\bcan ?not/,
  /\bcan'?t/,
  /\bcouldn'?t/,
  /\bcould not/,
  /\bunable to/,
  /\bfail(?:s|ed|ing)? to/,
  /\bwon'?t/,
  /\brefus\w{1,4} to/,
  /\b(?:nobody|nothing|no one) can/,
  /\bnem[uů][zž]\w{1,4}/,
  /\bnejde/,
  /\bnelze/,
  /\bneum[ií]/,
  /\bp[rř]estan\w{0,2}/,
);
const fails = oneOf(
  /fail(?:s|ed|ing|ure)?\b/,
  /stop(?:s|ped)?\b/,
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
const wanted = oneOf(
  /\bshould/,
  /\btry(?:ing)? to/,
  /\bwant(?:s|ed)? to/,
  /\bneed(?:s|ed)? to/,
  /\bchc\w{1,3}/,
  /\bm[aá](?:me)?/,
);
const verbs: readonly (readonly [Operation, string])[] = [
  ['push', String.raw`(?:push\w{0,6}|upload\w{0,3}|nahr[aá]\w{1,4})`],
  ['pull', String.raw`(?:pull\w{0,5}|(?:na|s)t[aá]hn\w{1,5}|fetch image|find (?:the |that )?(?:tag|image))`],
  ['login', String.raw`(?:log(?:ging)? ?(?:into|in|on)|sign(?:ing)? ?in|p[rř]ihl[aá]\w{1,8})`],
];
/** How people say that an operation fails: "cannot push", "push to … fails", "nestáhne". */
export const told: Signs<Operation> = [
  ...verbs.map(([operation, verb]): [Operation, RegExp] => [
    operation,
    new RegExp(String.raw`${cannot}${between} ${verb}|(?<![\w-])${verb}${between} ${fails}|(?<!\w)ne${verb}`, 'i'),
  ]),
  [
    'manage',
    new RegExp(
      String.raw`${cannot}(?: \w{1,12})? (?:see|list|view|show|delete|import|purge|create|vytvo[rř]it|smazat)\b|\bnevid\w`,
      'i',
    ),
  ],
];
/** How people say what they are at. */
export const meant: Signs<Operation> = verbs.map(([operation, verb]) => [
  operation,
  new RegExp(`${wanted}${between} ${verb}`, 'i'),
]);

/** The operations merely mentioned (who logs in before a push, names both), then what is only done for one. */
export const mentioned: Signs<Operation> = [
  ['push', /\bpush(?:e[sd]|ing|u|i|n\w{0,4})?\b(?! (?:works|is fine|jde|funguje|ok)\b)/i],
  [
    'pull',
    anyOf(
      'i',
      /\bpull(?:s|ed|ing|u|i|n\w{0,4})?\b(?! (?:works|is fine|jde|funguje|ok)\b)/,
      /\b(?:na|s)t[aá]hn\w/,
      /"Action": ?"pull"/,
      /Action:pull\b/,
    ),
  ],
  [
    'manage',
    anyOf(
      'i',
      /--attach-acr/,
      /\battach(?:ing)?\b/,
      /\bacr import\b/,
      /\bimport (?:of|from|obraz\w{0,2}|image)\b/,
      /\brole assignments?\b/,
      /roleAssignments/,
      /\b(?:add|assign|p[rř]i[rř]ad\w{1,3}|p[rř]idat)\b.{0,20}\brol[ei]/,
      /Microsoft\.ContainerRegistry\/registries\/\w{1,40}(?![\w/-])/,
    ),
  ],
  [
    'login',
    anyOf(
      'i',
      /\blog(?:ging|ged)?[ -]?(?:into|in|on)\b/,
      /\bsign(?:ing|ed)?[ -]?in\b/,
      /\baz login\b/,
      /\bConnect-AzContainerRegistry\b/,
      /p[rř]ihl[aá]/,
      /oauth2\/exchange/,
      /AADSTS\d/,
      /Error response from daemon: Get \S{1,200}\/v2\/["']?: (?:unauthorized|denied)/,
    ),
  ],
  ['manage', /(?<!Visit the Azure )\bport[aá]l(?:u|em|e)?\b/i],
  ['pull', /\bcontainer app|\bapp service\b|\bweb ?app|\bfunction app\b|\bpods?\b/i],
];
