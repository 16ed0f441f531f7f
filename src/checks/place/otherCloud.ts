import type { AzurePort } from '../../azure/port.ts';
import { knownFact } from '../../conversation/conditions.ts';
import type { CheckContext } from '../check.ts';

/** Whether the case is about another cloud than the one that the assistant reads. */
export function isForeign({ azure, facts }: CheckContext): boolean {
  const cloud = knownFact(facts, 'cloud')?.value;
  return cloud !== undefined && cloud !== (azure.cloud ?? 'public');
}

/** Whether no such host exists: the public DNS knows every registry, also one with private endpoints only. */
export async function isNowhere(azure: AzurePort, host: string): Promise<boolean> {
  const { dns, refused } = await azure.probe(host);
  return dns === 'none' && refused === undefined;
}
