import type { Fact, Facts } from '../knowledge/facts.ts';
import type { Condition } from '../knowledge/schema.ts';

/** Whether a condition holds: `open` while a fact it names is not known. */
export type Verdict = 'holds' | 'broken' | 'open';

const notKnown: readonly string[] = ['unknown', 'unsure', 'untried'];

/** Whether a value is an answer that says nothing ("not sure"). */
export function saysNothing(value: string): boolean {
  return notKnown.includes(value);
}

/** The fact, where its value is known. The answer "not sure" is remembered as a fact, but tells nothing. */
export function knownFact(facts: Facts, name: string): Fact | undefined {
  const fact = facts[name];
  return fact === undefined || saysNothing(fact.value) ? undefined : fact;
}

/** A value between two asterisks holds where it stands within the known one: `*.data.azurecr.*`. */
function isMeant(value: string, known: string): boolean {
  const isPart = value.length > 2 && value.startsWith('*') && value.endsWith('*');
  return isPart ? known.toLowerCase().includes(value.slice(1, -1)) : value === known;
}

function judgeOne(name: string, values: readonly string[], facts: Facts): Verdict {
  const known = knownFact(facts, name);
  if (known !== undefined) return values.some((value) => isMeant(value, known.value)) ? 'holds' : 'broken';
  return values.some(saysNothing) ? 'holds' : 'open';
}

/**
 * Judges a condition: one broken part breaks it, one open part leaves it open. No condition always holds. Where a list of
 * values has "unknown", it holds while the fact is not known.
 */
export function judge(condition: Condition | undefined, facts: Facts): Verdict {
  const verdicts = Object.entries(condition ?? {}).map(([name, values]) => judgeOne(name, values, facts));
  if (verdicts.includes('broken')) return 'broken';
  return verdicts.includes('open') ? 'open' : 'holds';
}
