const suffixes = ['azurecr.io', 'azurecr.cn', 'azurecr.us'];

/** A login server, with or without the hash of a domain name label; or a regional or data endpoint of it. */
const label = /^[a-z0-9]{5,50}(?:-[a-z0-9]{1,32})?(?:\.[a-z0-9]{2,40}\.(?:data|geo))?$/;

/**
 * The host in lower case, where it is a registry's in one of the clouds; undefined for everything else: addresses, ports,
 * user names, paths, look-alike endings, letters that only look like ASCII. Only such hosts are ever contacted.
 */
export function registryHost(host: string): string | undefined {
  if (host.length > 200 || !/^[\w.-]+$/.test(host)) return undefined;
  const lower = host.toLowerCase();
  const suffix = suffixes.find((one) => lower.endsWith(`.${one}`));
  return suffix !== undefined && label.test(lower.slice(0, -suffix.length - 1)) ? lower : undefined;
}
