import type { Facts } from '../../knowledge/facts.ts';
import type { Part } from '../../messages/message.ts';
import { knownFact } from '../conditions.ts';
import { placeholderValue } from '../placeholderValues.ts';
import type { Voice } from './voice.ts';

const shown = ['operation', 'environment', 'identity', 'userName', 'clientIp', 'httpStatus'] as const;

/** The line of facts under a headline: the registry's address, what was done with what, where, and as whom. */
export function factsPart(facts: Facts, voice: Voice): Part[] {
  const item = (fact: string, value: string | undefined) =>
    value === undefined ? [] : [{ label: voice.factLabel(fact), value: voice.factValue(fact, value) }];
  const registry = knownFact(facts, 'registry') ?? knownFact(facts, 'loginServer');
  const address = registry && (placeholderValue(facts, 'loginServer') ?? registry.value);
  const host = knownFact(facts, 'failedHost')?.value;
  const repository = knownFact(facts, 'repository')?.value;
  const tag = knownFact(facts, 'tag')?.value;
  const items = [
    ...item('registry', address),
    ...item('repository', repository && (tag === undefined ? repository : `${repository}:${tag}`)),
    ...shown.flatMap((fact) => item(fact, knownFact(facts, fact)?.value)),
    ...item('failedHost', host === address ? undefined : host),
  ];
  return items.length === 0 ? [] : [{ kind: 'facts', items }];
}
