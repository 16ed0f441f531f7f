import type { Azure } from '../azure/openAzure.ts';
import { allChecks, locatingChecks } from '../checks/allChecks.ts';
import { type CheckLists, runChecks } from '../checks/runChecks.ts';
import type { CheckEffect, Finding, LookTrouble } from '../conversation/case.ts';
import { knownFact } from '../conversation/conditions.ts';
import { withoutObserved } from '../conversation/observed.ts';
import type { Facts } from '../knowledge/facts.ts';
import { auditLine } from '../policy/auditLine.ts';
import { createBudget } from '../policy/createBudget.ts';
import { type Asker, patternsFor, permitFor } from '../policy/decide.ts';
import { hasOwnRead, isObjectId } from '../policy/hasOwnRead.ts';
import type { Policy } from '../policy/policy.ts';
import type { LookResult, Looks } from './looks.ts';

/** What looks are made with. `audit` takes one line for each. */
export type LookParts = {
  readonly azure: Azure;
  readonly policy: Policy;
  readonly audit: (line: string) => void;
  readonly now: () => Date;
};

/**
 * The checks to run: all, or those that are repeated. What finds and reads the registry always comes first. All of them,
 * too, where a code is none of a check's own: some tell of two things under two codes.
 */
function listsOf({ only = [] }: CheckEffect): CheckLists {
  const all = { locating: locatingChecks, sideBySide: allChecks };
  const own = [...locatingChecks, ...allChecks].map(({ id }) => id);
  if (only.length === 0 || !only.every((code) => own.includes(code))) return all;
  return { ...all, sideBySide: allChecks.filter(({ id }) => only.includes(id)) };
}

/** Whether an address is the registry's: its name, perhaps with the hash of a domain name label, before the first dot. */
function isAddressOf(registry: string, loginServer: string): boolean {
  const [label = ''] = loginServer.toLowerCase().split('.');
  return label === registry || label.startsWith(`${registry}-`);
}

/**
 * What is known: neither the answer "not sure" nor what an earlier look saw. The policy is asked by the name, so no
 * address of another registry may lead a check there.
 */
function factsOf({ facts }: CheckEffect): Facts {
  const registry = knownFact(facts, 'registry')?.value.toLowerCase() ?? '';
  const known = Object.entries(withoutObserved(facts)).filter(([name, { value }]) => {
    return knownFact(facts, name) !== undefined && (name !== 'loginServer' || isAddressOf(registry, value));
  });
  return Object.fromEntries(known);
}

/** In a personal chat of Teams "my own account" is the one that Teams vouches for; ids of other conversations begin with 19:. */
function withOwnId(facts: Facts, { channel, thread, person }: Asker): Facts {
  const isOwn = channel === 'teams' && !thread.startsWith('19:') && isObjectId(person);
  if (!isOwn || facts.identity?.value !== 'user' || facts.objectId !== undefined) return facts;
  return { ...facts, objectId: { value: person, origin: 'given' } };
}

/** Looks at registries within the policy and the budget. Each look leaves one line for the audit, whatever came of it. */
export function createLooks(parts: LookParts): Looks {
  const { azure, policy, now } = parts;
  const budget = createBudget(policy.runsPerHour);
  const stop = async (asker: Asker, request: CheckEffect, registry: string): Promise<LookTrouble | undefined> => {
    const person = `${asker.channel}:${asker.person}`;
    const permit = permitFor(policy, asker, registry);
    if (permit === 'no') return 'denied';
    if (!budget.take(person, registry.toLowerCase(), now().getTime())) return 'too-often';
    const isEnough = permit === 'yes' || (await hasOwnRead(azure, factsOf(request), asker.person, now().toISOString()));
    return isEnough ? undefined : 'denied';
  };
  const look = async (
    asker: Asker,
    request: CheckEffect,
    registry: string,
    onFinding: (finding: Finding) => void,
  ): Promise<LookResult> => {
    const trouble = await stop(asker, request, registry);
    if (trouble !== undefined) return { findings: [], trouble };
    // Somebody says that they changed something, so what was read before does not count.
    if (request.only !== undefined) azure.forget();
    const { signatures } = request;
    const facts = withOwnId(factsOf(request), asker);
    const round = { azure, facts, signatures, now: now().toISOString(), onFinding };
    return { findings: await runChecks(round, listsOf(request)) };
  };
  return {
    checkable: (asker) => patternsFor(policy, asker),
    look: async (asker, request, onFinding) => {
      const registry = knownFact(request.facts, 'registry')?.value ?? '';
      let result: LookResult = { findings: [], trouble: 'failed' };
      try {
        result = await look(asker, request, registry, onFinding);
        return result;
      } finally {
        parts.audit(auditLine({ at: now().toISOString(), asker, registry, ...result }));
      }
    },
  };
}
