import { anyOf } from '../anyOf.ts';
import { type Found, findFirst, firstSign, type Paste, type Signs } from './paste.ts';

/** Addresses and names of the clouds (Azure docs: national clouds). */
const clouds: Signs<string> = [
  [
    'china',
    anyOf(
      'i',
      /chinacloudapi\.cn/,
      /partner\.microsoftonline\.cn/,
      /portal\.azure\.cn/,
      /\bAzureChinaCloud\b/,
      /\.azurecr\.cn\b/,
      /\.azure\.cn\b/,
    ),
  ],
  [
    'usgov',
    anyOf(
      'i',
      /usgovcloudapi\.net/,
      /login\.microsoftonline\.us/,
      /portal\.azure\.us/,
      /\bAzureUSGovernment\b/,
      /\.azurecr\.us\b/,
      /\.azure\.us\b/,
    ),
  ],
  [
    'public',
    anyOf(
      'i',
      /management\.azure\.com/,
      /portal\.azure\.com/,
      /login\.microsoftonline\.com/,
      /\bAzureCloud\b/,
      /\.azurecr\.io\b/,
    ),
  ],
];
const regions = [
  /\bACR location: ([a-z0-9]{4,30})\b/,
  /(?<=\.([a-z0-9]{4,30})\.(?:data|geo)\.(?:privatelink\.)?)azurecr\./i,
  /\baz acr\b[^\n]{0,200} (?:--location|-l|--endpoint)[ =]["'`]?([a-z0-9]{4,30})\b/i,
  /"location": ?"([a-z0-9]{4,30})"/,
];

/** The cloud that a paste names; the registry's own suffix, where there is one, is a better source. */
export function readCloud(paste: Paste): Found | undefined {
  return firstSign(paste, clouds);
}

/** The region of the registry that a paste names. */
export function readRegion(paste: Paste): Found | undefined {
  return findFirst(paste, regions);
}
