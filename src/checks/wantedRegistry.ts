import { knownFact } from '../conversation/conditions.ts';
import type { Facts } from '../knowledge/facts.ts';

/** The registry that a case is about, as far as its facts tell. `key` is what it is searched by. */
export type WantedRegistry = { readonly name: string; readonly loginServer?: string; readonly key: string };

/** Names of registries: 5 to 50 letters and digits (Azure: "Naming rules", Microsoft.ContainerRegistry). */
const resourceName = /^[a-z0-9]{5,50}$/;
/** A login server with a domain name label: the name, a dash and a hash of any kind. */
const labelledHost = /^[a-z0-9]{5,50}-[a-z0-9]{6,32}\.azurecr\.(?:io|cn|us)$/;

/** Whether it is written as a registry's name can be. */
export function isRegistryName(name: string): boolean {
  return resourceName.test(name);
}

/**
 * The registry to search for, or undefined where nothing is known that could be one: only what has the exact form of a
 * name or a login server is ever put into a query.
 */
export function wantedRegistry(facts: Facts): WantedRegistry | undefined {
  const name = knownFact(facts, 'registry')?.value.toLowerCase();
  const loginServer = knownFact(facts, 'loginServer')?.value.toLowerCase();
  if (name === undefined) return undefined;
  const host = loginServer === undefined ? {} : { loginServer };
  if (isRegistryName(name)) return { name, ...host, key: name };
  return loginServer !== undefined && labelledHost.test(loginServer)
    ? { name, loginServer, key: loginServer }
    : undefined;
}
