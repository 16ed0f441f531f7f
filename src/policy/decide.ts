import { fitsPattern } from '../conversation/look.ts';
import type { Policy, Rule } from './policy.ts';

/** On whose behalf a registry is looked at, and where that was asked. Ids are the platform's. */
export type Asker = {
  readonly channel: 'teams' | 'slack' | 'terminal';
  readonly thread: string;
  readonly person: string;
  readonly isGuest?: true;
};

/** What the policy says: no, yes, or only where the person may read the registry themselves. */
export type Permit = 'no' | 'yes' | 'with-own-read';

/** A thread's id begins with its channel's: `19:…@thread.tacv2;messageid=…` on Teams, `C…/ts` on Slack. */
function channelOf(thread: string): string {
  return thread.split(/[;/]/)[0] ?? '';
}

function applies({ where, people }: Rule, { channel, thread, person, isGuest }: Asker): boolean {
  if (isGuest) return false;
  const isThere = where.some((place) => place === channel || place === `${channel}:${channelOf(thread)}`);
  return isThere && (people === undefined || people.includes(`${channel}:${person}`));
}

/** The names of registries, as patterns, that may be looked at for this person here. */
export function patternsFor({ rules }: Policy, asker: Asker): readonly string[] {
  return rules.filter((rule) => applies(rule, asker)).flatMap(({ registries }) => registries);
}

/** Whether a registry may be looked at for this person here. Decided by its name alone, before anything is asked of Azure. */
export function permitFor({ rules }: Policy, asker: Asker, registry: string): Permit {
  const fitting = rules.filter((rule) => applies(rule, asker) && fitsPattern(registry, rule.registries));
  if (fitting.length === 0) return 'no';
  return fitting.some(({ requireOwnRead }) => !requireOwnRead) ? 'yes' : 'with-own-read';
}
