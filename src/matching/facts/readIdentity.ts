import type { factValues } from '../../knowledge/facts.ts';
import { anyOf } from '../anyOf.ts';
import { isGuid, nilGuid } from './guid.ts';
import { type Found, findFirst, firstSign, type Paste, type Signs } from './paste.ts';

type Identity = (typeof factValues.identity)[number];

/** What a command, a setting or an error message proves. */
const proofs: Signs<Identity> = [
  [
    'service-principal',
    anyOf(
      'i',
      /(?<=\baz login\b[^\n]{0,80} )--service-principal\b/,
      /Invalid clientid or client secret/,
      /\bAADSTS(?:7000215|7000222|700016|7000112)\b/,
      /auth-type: SERVICE_PRINCIPAL/,
      /client id must be guid/,
      /\bby using service principal\b/,
    ),
  ],
  [
    'managed-identity',
    anyOf(
      'i',
      /(?<=\baz login\b[^\n]{0,40} )(?:--identity|-i)\b/,
      /-AzAccount -Identity\b/,
      /using Managed (?:Service )?identity\b/,
      /Failed to connect to MSI/,
      /ManagedIdentityCredential authentication (?:failed|unavailable)/,
      /acrUseManagedIdentityCreds["']?[:= ]{1,3}["']?true/,
    ),
  ],
  ['aks', /\b(?:kubelet (?:managed )?identity|kubeletidentity\b|az aks check-acr\b|agentpool identity)/i],
  ['anonymous', /falling back on anonymous/i],
  [
    'user',
    anyOf(
      'i',
      /\bAADSTS(?:50072|50074|50076|50078|50079|50173|70043|700082|50020)\b/,
      /\baz ad signed-in-user\b/,
      /The client '[^'\s]{1,100}@[^'\s]{1,100}' with object id/,
    ),
  ],
];

/** Whom people say they sign in as. */
const told: Signs<Identity> = [
  [
    'service-principal',
    /\b(?:[Ss]ervice[- ][Pp]rincip\w{1,4}|[Aa]pp registration\b|[Rr]egistrac\w{1,2} aplikac\w{1,2}|SP\b)/,
  ],
  [
    'managed-identity',
    /\b(?:(?:managed|system|user)[- ](?:assigned )?identit\w{1,4}|MSI\b|spravovan\w{1,3} identit\w{1,3})/i,
  ],
  [
    'admin-user',
    /(?<=\b(?:with|as|using|via|use|přes|pres|jako|pod) (?:the |our |its )?["'`]?(?:registry )?)admin(?:[- ](?:user|account|credentials|účet|uživatel\w{0,3}))(?! is\b)["'`]?/i,
  ],
  [
    'repository-token',
    anyOf(
      'i',
      /(?<=\b(?:repo(?:sitory)?[- ](?:scoped )?|(?:acr|registry) ))token/,
      /\bscope[- ]map\b/,
      /\btoken\w{0,2} repozit/,
      /\btoken\w{0,2} (?:of|for) (?:the |our )?repositor/,
      /\btoken ["'`][\w-]{1,50}["'`] (?:is |was |has )?(?:expired|disabled)/,
    ),
  ],
  [
    'user',
    /\b(?:(?:my|his|her|personal) (?:own )?(?:azure |aad |entra |work |user |company )*(?:account|login|user)\b|(?:m[ýy]m|sv[ýy]m|osobn[ií]m) (?:\w{1,12} )?[uú][cč]t\w{1,2})/i,
  ],
];

/** The kind of identity that signs in, where the paste proves it or tells of only one. */
export function readIdentity(paste: Paste, registry: string | undefined): Found | undefined {
  const named = fromUserName(paste, registry);
  if (named) return named;
  const proved = firstSign(paste, proofs);
  if (proved) return proved;
  const spoken = told.flatMap((sign) => firstSign(paste, [sign]) ?? []);
  return spoken.length === 1 ? spoken[0] : undefined;
}

const loginUser = /\blogin\b[^\n]{0,200}? (?:-u|--username)[ =]["'`]?([A-Za-z0-9][\w.@-]{0,127})/i;

/** The user name of `docker login` tells the kind: an application's id, the registry's own name, an address. */
function fromUserName(paste: Paste, registry: string | undefined): Found | undefined {
  const user = findFirst(paste, [loginUser]);
  if (!user) return undefined;
  const name = user.value.toLowerCase();
  if (isGuid(name) && name !== nilGuid) return { value: 'service-principal', line: user.line };
  if (name === registry) return { value: 'admin-user', line: user.line };
  return name.includes('@') ? { value: 'user', line: user.line } : undefined;
}
