import { guidGroup, mayHoldGuid } from './guid.ts';
import { type Found, findFirst, type Paste } from './paste.ts';

type Errors = {
  readonly [name in
    | 'clientIp'
    | 'failedHost'
    | 'httpStatus'
    | 'errorCode'
    | 'deniedAction'
    | 'correlationId'
    | 'traceId'
    | 'failedAt']?: Found | undefined;
};

const ip = String.raw`((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){3,7})`;
const clientIps = [
  new RegExp(String.raw`client with IP ["'\`]?${ip}(?![\w.])`, 'i'),
  new RegExp(
    String.raw`\b(?:my|our|public|source|outbound|egress|agent'?s?|client|moj[ei]|naš[ei]|veřejn\w{0,5})(?: public| own| veřejn\w{0,5})? IP(?: address| adres\w{1,2})?[^\d\n]{0,12}${ip}(?![\w.])`,
    'i',
  ),
  new RegExp(String.raw`\b(?:from|z|ze) (?:the )?IP(?: address| adres\w{1,2})? ${ip}(?![\w.])`, 'i'),
  new RegExp(
    String.raw`\bIP(?: address| adres\w{1,2})? ${ip}(?![\w.])[^\n]{0,20}\b(?:not allowed|blocked|denied|refused|rejected|nem[aá] p[rř][ií]stup|nem[aá] povol|nen[ií] povol|nesm[ií]|blok|zak[aá]z)`,
    'i',
  ),
  new RegExp(
    String.raw`\b(?:add|allow|whitelist|put|p[rř]id|dopln|povol)\p{L}{0,8}[^\d\n]{0,30}${ip}(?![\w.])[^\n]{0,30}\b(?:firewall|network|rules?|allow ?list|pravid|povolen)`,
    'iu',
  ),
];
const mayTellClient = /\bIP\b|\b(?:firewall|network|rule|allow|pravid)/i;
const hosts = [
  // Where the layers come from; its paths are not the registry's.
  /\bhttps?:\/\/((?:[a-z0-9-]{1,63}\.){1,3}(?:data\.azurecr|blob\.core)(?:\.[a-z]{2,12}){1,2})(?::\d{1,5})?\//i,
  /\blookup ([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})/i,
  /\bhost=['"]([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})/i,
  // Not a page that explains the error.
  /\bhttps?:\/\/(?!aka\.ms)([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?::\d{1,5})?\/(?:v2|oauth2|acr)\b/i,
];
const statuses = [
  /\b(?:response code|status ?code|http error|http status|status)["']?[:= ]{1,3}["']?([1-5]\d\d)\b/i,
  /\bunexpected status(?: code)?(?: from \w+ request to \S{1,300})?:? ([1-5]\d\d)\b/i,
  /(?<![\w.:/-])(4\d\d|50[0-4])(?= (?:Unauthorized|Forbidden|Not Found|Bad Request|Too Many|Gateway|Internal|Service|Client Error|Proxy))/i,
  /(?<![\w.:/#-]|line |port |step )(40[13]|429)(?![\w:/-]|\.\d)/i,
];
/** Codes of Azure Resource Manager and of the services that pull. */
const azureCodes = [
  'AuthorizationFailed',
  'InvalidAuthenticationTokenTenant',
  'InvalidAuthenticationToken',
  'InaccessibleImage',
  'UnAuthorizedForCredentialOperations',
  'ResourceNotFound',
  'SubscriptionNotFound',
  'RequestDisallowedByPolicy',
  'InvalidParameterValueInContainerTemplate',
  'ContainerInvalidImage',
];
/** The most telling code first. */
const codes = [
  /\b(AADSTS\d{4,8})\b/,
  /\b((?:CONNECTIVITY|DOCKER|LOGIN_SERVER|HELM|NOTARY|CONTAINERD)_[A-Z_]{2,40})\b/,
  new RegExp(String.raw`\b(${azureCodes.join('|')})\b`),
  /"code": ?"([A-Z_]{4,40})"/,
  /\b(UNAUTHORIZED|DENIED|TOOMANYREQUESTS|MANIFEST_UNKNOWN|NAME_UNKNOWN|UNSUPPORTED)\b/,
];
/** What Azure Resource Manager refused. */
const deniedAction =
  /\b(?:perform action|permission to perform actions?) ['"`]([A-Za-z]{3,40}(?:\.[A-Za-z]{3,40}){1,3}(?:\/[A-Za-z]{2,60}){2,6})['"`]/i;
const correlation = new RegExp(`correlation[- _]?(?:request[- _]?)?id["']?[:= ]{1,3}["']?${guidGroup}`, 'i');
const trace = new RegExp(`trace[- _]?id["']?[:= ]{1,3}["']?${guidGroup}`, 'i');

/** What the error messages of a paste say beside their wording. */
export function readErrors(paste: Paste): Errors {
  return {
    clientIp: mayTellClient.test(paste.text) ? findFirst(paste, clientIps, isAddress) : undefined,
    failedHost: findFirst(paste, hosts),
    httpStatus: findFirst(paste, statuses),
    errorCode: findFirst(paste, codes),
    deniedAction: findFirst(paste, [deniedAction]),
    ...(mayHoldGuid(paste.text) && {
      correlationId: findFirst(paste, [correlation]),
      traceId: findFirst(paste, [trace]),
    }),
    failedAt: findTime(paste),
  };
}

function isAddress(value: string): boolean {
  return value.includes(':') || value.split('.').every((part) => Number(part) < 256);
}

const zoned = /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(?:Z|UTC)/;

/** The time of the failure, where the paste tells its zone. */
function findTime(paste: Paste): Found | undefined {
  const stated = findFirst(paste, [
    /Timestamp["']?[:= ]{1,3}["']?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,9})? ?Z)/i,
  ]);
  const index = paste.failing.findIndex((failing, at) => failing && zoned.test(paste.prefixes[at] ?? ''));
  const found = stated ?? (index < 0 ? undefined : { value: paste.prefixes[index]!, line: paste.lines[index]! });
  const match = found && zoned.exec(found.value);
  return match ? { value: `${match[1]}T${match[2]}Z`, line: found.line } : undefined;
}
