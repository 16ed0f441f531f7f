import type { CaseState, Finding } from '../../../src/conversation/case.ts';
import { newCase } from '../../../src/conversation/storedCase.ts';
import type { Making, TicketValues } from '../../../src/conversation/ticket/buildTicket.ts';
import type { Fact } from '../../../src/knowledge/facts.ts';
import type { Redacted } from '../../../src/redaction/redacted.ts';
import { cause, contentOf, given, guide, question, signature, sure } from '../smallContent.ts';

/** A signature with three causes, of which one is blocked by the network. */
export const content = contentOf({
  signatures: [
    signature('refused', [
      { cause: 'no-role', weight: 5 },
      { cause: 'expired', weight: 4 },
      { cause: 'blocked', weight: 3 },
    ]),
  ],
  causes: [cause('no-role'), cause('expired'), cause('blocked', { team: 'network-team' })],
  guides: [guide('fix', [{ command: 'az acr show --name {registry}' }])],
  questions: [question('identity', ['service-principal', 'unknown'])],
});

function seen(values: Readonly<Record<string, string>>): Readonly<Record<string, Fact>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, origin: 'observed' }]));
}

/** A finding with nothing but what a test needs. */
export function finding(check: string, verdict: Finding['verdict'], more: Partial<Finding> = {}): Finding {
  const reason = { phrase: 'check.unknown.busy', values: {} };
  return { check, code: 'K06', verdict, reason, confirms: [], rulesOut: [], ...more };
}

/** A case that was handed over: pasted, looked at, tried. */
export const someCase: CaseState = {
  ...newCase({ kind: 'choice', choice: 'x', at: '2026-11-24T08:00:00.000Z', addressed: true }),
  updatedAt: '2026-11-24T08:05:00.000Z',
  stage: 'handed-over',
  matches: sure('refused'),
  paste: '2026-11-24T09:58:00+02:00 error: line of refused «secret 1»\n2026-11-24T07:59:30Z error: again' as Redacted,
  facts: {
    ...given({
      registry: 'contosodev',
      identity: 'service-principal',
      environment: 'aks',
      repository: 'team/app',
      tag: '1.4',
      correlationId: '11111111-aaaa-4bbb-8ccc-000000000001',
    }),
    ...seen({
      subscriptionId: '22222222-aaaa-4bbb-8ccc-000000000002',
      resourceGroup: 'rg-images',
      region: 'westeurope',
    }),
  },
  findings: [
    finding('registry-state', 'ok', { rulesOut: ['blocked'], at: '2026-11-24T08:03:00.000Z' }),
    finding('roles', 'unknown', { correlationId: '33333333-aaaa-4bbb-8ccc-000000000003' }),
  ],
  shown: 'no-role',
  failed: ['expired'],
};

/** What the asker filled in. */
export const values: TicketValues = { impact: 'several', severity: 'moderate', contact: 'Jana Nováková' };

/** The rest that a ticket is made with. */
export const making: Making = {
  id: '44444444-aaaa-4bbb-8ccc-000000000004',
  at: '2026-11-24T08:06:00.000Z',
  thread: { channel: 'slack', id: 'C1 1' },
  person: 'U-jana',
};
