import { isMasked } from './isMasked.ts';

/** A login server, data or regional endpoint named in a line. */
export type RegistryHost = {
  /** The resource name, in lower case. */
  readonly name: string;
  /** The global login server; undefined where the address as written is none of Azure's. */
  readonly loginServer?: string;
  readonly suffix: string;
  readonly start: number;
};

/** Reference: container registry, "Domain name label" (hash), "Dedicated data endpoints", "Private endpoints". */
const host =
  /(?<![\w.\-*>}\])%$])([a-z0-9][a-z0-9_-]{1,62})(?:\.[a-z0-9]{3,30}\.(?:data|geo))?(?:\.data)?(?:\.privatelink)?\.(?:azurecr\.(io|cn|us|de|com|net)|azureacr\.io)(?![a-z0-9-])/gi;
/** First labels that belong to a zone or endpoint, not to a registry. */
const zoneLabels = new Set(['privatelink', 'data', 'geo', 'www']);
const clouds = new Set(['io', 'cn', 'us', 'de']);
/** `name-hash`: resource names hold no dash, so a dash with a hash behind it comes from a domain name label. */
const labelWithHash = /^([a-z0-9]{5,50})-(?=[a-z0-9]{6,32}$)(?:[a-z0-9]{16}$|[a-z]*\d[a-z0-9]*$)/;
/** Docker takes a misspelt reference to be of Docker Hub; what follows is then no login server. */
const dockerHub = 'docker.io/library/';

/** Whether a text may name a registry's host. */
export function mentionsHost(text: string): boolean {
  return /azure(?:cr|acr)\./i.test(text);
}

/** The registries' hosts in a line, in order. Masked names (`***.azurecr.io`, `<acr>.azurecr.io`) are none. */
export function hostsIn(line: string): RegistryHost[] {
  if (!mentionsHost(line)) return [];
  return [...line.matchAll(host)].flatMap((match) => {
    const label = match[1]!;
    const suffix = (match[2] ?? '').toLowerCase();
    if (isMaskedHost(label, match[0]) || line.slice(0, match.index).endsWith(dockerHub)) return [];
    const lower = label.toLowerCase();
    return {
      name: withoutHash(lower),
      ...(clouds.has(suffix) && { loginServer: `${lower}.azurecr.${suffix}` }),
      suffix,
      start: match.index,
    };
  });
}

/** People who type an address type it in lower case; a name all in capitals before it stands for another. */
function isMaskedHost(label: string, whole: string): boolean {
  if (zoneLabels.has(label.toLowerCase())) return true;
  return /^[A-Z_-]+$/.test(label) && /[a-z]/.test(whole.slice(label.length));
}

/** The name in what was given as a registry: a name or an address. Undefined for placeholders and variables. */
export function registryNameIn(given: string): string | undefined {
  const [first] = hostsIn(given);
  if (first) return first.name;
  return /^[A-Za-z0-9][A-Za-z0-9_-]{1,62}$/.test(given) && !isMasked(given)
    ? withoutHash(given.toLowerCase())
    : undefined;
}

function withoutHash(label: string): string {
  return labelWithHash.exec(label)?.[1] ?? label;
}
