import type { LoginFailure } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';
import { knownFact } from '../conversation/conditions.ts';
import type { Facts } from '../knowledge/facts.ts';
import type { Check } from './check.ts';
import { correlationOf, createReporter } from './createReporter.ts';

const card = { id: 'K17', name: 'login-events' };
const report = createReporter(card);
/** The facts by which an event is known to be the person's own: nobody else's are told. */
const identityFacts = ['applicationId', 'objectId', 'tokenName', 'userName'];
/** Identities that sign in with a password of their own. */
const withPassword = ['service-principal', 'admin-user', 'repository-token'];

/** What the registry's own log says of refused sign-ins of this identity or address. Silent where no log is set up. */
export const loginEvents: Check = {
  ...card,
  permissions: ['logs:read'],
  applies: ({ registry, facts }) => registry?.loginServer !== undefined && (isIdentified(facts) || 'clientIp' in facts),
  run: async ({ azure, facts, registry }) => {
    const answer = await azure.loginFailures(registry!.loginServer!);
    if (answer.kind === 'unknown' && answer.why === 'off') return [];
    if (answer.kind !== 'found') return [report.unseen(answer, 'logs:read')];
    const own = answer.value.filter((failure) => isOwn(failure, facts));
    const finding = own.length === 0 ? report.unknown('check.login-events.none') : judge(own, facts);
    return [{ ...finding, ...correlationOf(answer) }];
  },
};

function known(facts: Facts, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => knownFact(facts, name)?.value.toLowerCase() ?? []);
}

function isIdentified(facts: Facts): boolean {
  return known(facts, identityFacts).length > 0;
}

function isOwn({ identity, callerIp }: LoginFailure, facts: Facts): boolean {
  return isIdentified(facts)
    ? known(facts, identityFacts).includes(identity.toLowerCase())
    : known(facts, ['clientIp']).includes(callerIp);
}

function judge(own: readonly LoginFailure[], facts: Facts): Finding {
  const last = own.reduce((newest, failure) => (failure.last > newest.last ? failure : newest));
  const values = { count: String(last.count), last: last.last, status: last.status };
  return report.unknown('check.login-events.refused', values, { suspects: suspectsOf(last.status, facts) });
}

function suspectsOf(status: string, facts: Facts): readonly string[] {
  if (status === '403') return ['client-ip-not-allowed'];
  const hasPassword = withPassword.includes(knownFact(facts, 'identity')?.value ?? '');
  return status === '401' && hasPassword ? ['wrong-password'] : [];
}
