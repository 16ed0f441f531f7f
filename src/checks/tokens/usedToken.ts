import { knownFact } from '../../conversation/conditions.ts';
import type { Facts } from '../../knowledge/facts.ts';

/** The repository token that somebody signs in with; `isSure`: it is known to be one. Without a name it must be asked for. */
export type UsedToken = { readonly name?: string; readonly isSure: boolean };

/** Names of tokens (`az acr token create`): 5 to 50 letters, digits and dashes. */
const tokenName = /^[a-z0-9][a-z0-9-]{4,49}$/i;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The token in use, undefined where the person signs in otherwise. Without a known identity a user name may be one. */
export function usedToken(facts: Facts): UsedToken | undefined {
  const value = (name: string) => knownFact(facts, name)?.value;
  const [name, identity, userName] = [value('tokenName'), value('identity'), value('userName')];
  const isToken = identity === 'repository-token';
  if (name !== undefined) return { name, isSure: true };
  if (isToken) return userName === undefined ? { isSure: true } : { name: userName, isSure: true };
  if (identity !== undefined || userName === undefined) return undefined;
  const isOther = guid.test(userName) || userName.toLowerCase() === value('registry')?.toLowerCase();
  return tokenName.test(userName) && !isOther ? { name: userName, isSure: false } : undefined;
}
