import { type Effect, effectOf, type Grant } from './grants.ts';
import { type Mode, needOf } from './needs.ts';

/** What is asked: may somebody with these grants do this, in a registry of this mode? */
export type RoleQuestion = {
  readonly grants: readonly Grant[];
  readonly mode: Mode;
  readonly operation: string | undefined;
  readonly repository: string | undefined;
};

/**
 * What the roles say. `allowed` and `partly` (may pull, may not push) name the grant that gives it; `ignored` the grant
 * that would give it in the other mode; `excluded` and `unsure` the grant in question.
 */
export type RoleVerdict =
  | { readonly kind: 'allowed' | 'ignored' | 'excluded' | 'partly'; readonly grant: Grant }
  | { readonly kind: 'unsure'; readonly grant: Grant; readonly why: 'condition' | 'wildcard' | 'unread' }
  | { readonly kind: 'none' };

type Best = { readonly effect: Effect; readonly grant?: Grant };

const order: readonly Effect[] = ['allows', 'condition', 'wildcard', 'unread', 'excluded', 'none'];

/** The most that any grant does for one operation: roles add up, and one that allows is enough. */
function best({ grants, repository }: RoleQuestion, plane: 'actions' | 'dataActions', operation: string): Best {
  const effects = grants.map((grant): Best => ({ grant, effect: effectOf(grant, plane, operation, repository) }));
  return effects.sort((one, other) => order.indexOf(one.effect) - order.indexOf(other.effect))[0] ?? { effect: 'none' };
}

/** The grant by which the operation would be allowed in a registry of the other mode. */
function ignoredGrant(question: RoleQuestion): Grant | undefined {
  const other = needOf(question.operation, question.mode === 'rbac' ? 'abac' : 'rbac');
  if (other.plane === needOf(question.operation, question.mode).plane) return undefined;
  const found = other.operations.map((operation) => best(question, other.plane, operation));
  return found.every(({ effect }) => effect === 'allows' || effect === 'excluded') ? found[0]?.grant : undefined;
}

/** Judges by roles alone; deny assignments come on top of it. Pure. */
export function judgeRoles(question: RoleQuestion): RoleVerdict {
  const need = needOf(question.operation, question.mode);
  const found = need.operations.map((operation) => best(question, need.plane, operation));
  const missing = found.find(({ effect }) => effect === 'none');
  const excluded = found.find(({ effect }) => effect === 'excluded');
  const unsure = found.find(({ effect }) => ['condition', 'wildcard', 'unread'].includes(effect));
  if (missing) {
    const ignored = ignoredGrant(question);
    if (ignored) return { kind: 'ignored', grant: ignored };
    const allowing = found.find(({ effect }) => effect === 'allows');
    return allowing?.grant ? { kind: 'partly', grant: allowing.grant } : { kind: 'none' };
  }
  if (excluded?.grant) return { kind: 'excluded', grant: excluded.grant };
  if (unsure?.grant) {
    return { kind: 'unsure', grant: unsure.grant, why: unsure.effect as 'condition' | 'wildcard' | 'unread' };
  }
  return found[0]?.grant ? { kind: 'allowed', grant: found[found.length - 1]!.grant! } : { kind: 'none' };
}
