import { createAdvanceTicket } from '../../../src/conversation/helpdesk/createAdvanceTicket.ts';
import type { TicketEvent } from '../../../src/conversation/ticket/news.ts';
import type { AdvanceTicket, TicketEffect, TicketRecord } from '../../../src/conversation/ticket/record.ts';
import type { Ticket } from '../../../src/conversation/ticket/ticket.ts';
import { renderText } from '../../../src/messages/text.ts';
import type { Redacted } from '../../../src/redaction/redacted.ts';
import { realContent } from '../smallContent.ts';

export const id = '11111111-aaaa-4bbb-8ccc-000000000001';

/** A ticket with everything in it. */
export const ticket: Ticket = {
  schema: 1,
  id,
  title: '[ACR] contosoprod.azurecr.io – The registry refused the sign-in',
  language: 'en',
  createdAt: '2026-11-24T08:00:00.000Z',
  thread: { channel: 'slack', id: 'C1 1', link: 'https://contoso.slack.com/archives/C1/p1' },
  asker: { id: 'U-anna', contact: 'Anna Nováková' },
  registry: { name: 'contosoprod', loginServer: 'contosoprod.azurecr.io', region: 'westeurope', sku: 'Premium' },
  repository: 'team/app',
  operation: 'pull',
  environment: 'aks',
  identity: { type: 'service-principal', ids: { applicationId: '22222222-aaaa-4bbb-8ccc-000000000002' } },
  clientIp: '203.0.113.7',
  firstFailedAt: '2026-11-24T07:10:00.000Z',
  lastFailedAt: '2026-11-24T07:55:00.000Z',
  impact: 'the shop cannot be deployed',
  severity: 'moderate',
  severityReason: 'a cluster is blocked',
  team: 'identity-team',
  error: { text: 'docker pull\nunauthorized: authentication required', line: 'unauthorized: authentication required' },
  correlationIds: [],
  facts: [{ name: 'registry', label: 'Registry', value: 'contosoprod', origin: 'pasted' }],
  checks: [
    { check: 'registry-state', verdict: 'ok', text: 'it exists', at: '2026-11-24T07:58:00.000Z' },
    { check: 'network', verdict: 'ok', text: 'open', at: '2026-11-24T07:58:00.000Z' },
    { check: 'secrets', verdict: 'problem', text: 'the secret ended on 2026-11-20', at: '2026-11-24T07:58:00.000Z' },
    { check: 'roles', verdict: 'unknown', text: 'Azure asked to slow down', at: '2026-11-24T07:58:00.000Z' },
  ],
  suspected: {
    cause: 'client-secret-expired',
    family: 'credentials-expired',
    title: "The service principal's secret has expired",
    certainty: 'likely',
  },
  ruledOut: [{ cause: 'client-ip-not-allowed', title: 'The address is not let in' }],
  tried: [{ cause: 'wrong-password', title: 'The password is wrong', outcome: 'failed' }],
  notChecked: [],
  missing: [],
  rendered: [{ language: 'en', text: 'Title: the whole ticket\nAll of it.', markdown: 'x' }],
};

export const advance = createAdvanceTicket(realContent(), 'en');

/** Text as it comes out of the redaction. */
export const words = (text: string) => text as Redacted;

/** A time of that day, so that each event has its own. */
export const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`;

export const submitted: TicketEvent = {
  kind: 'submitted',
  at: at(0),
  ticket,
  case: 'slack C1 1',
  targets: ['jira', 'desk'],
};

/** A press of somebody of the helpdesk. */
export function press(action: string, minute: number, by = 'U-hana', isHelpdesk = true): TicketEvent {
  return { kind: 'choice', choice: `helpdesk:${action}:${id}`, at: at(minute), by, isHelpdesk };
}

/** A form of somebody of the helpdesk. */
export function form(
  action: string,
  values: Readonly<Record<string, string>>,
  minute: number,
  by = 'U-hana',
  isHelpdesk = true,
): TicketEvent {
  const redacted = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, words(value)]));
  return { kind: 'form', form: `helpdesk:${action}:${id}`, values: redacted, at: at(minute), by, isHelpdesk };
}

/** Plays events on a ticket, as the store would hold it in between; the effects are those of the last one. */
export function play(events: readonly TicketEvent[], with_: AdvanceTicket = advance) {
  let record: TicketRecord | undefined;
  let effects: readonly TicketEffect[] = [];
  for (const event of events) {
    const turn = with_(record === undefined ? undefined : JSON.parse(JSON.stringify(record)), event);
    record = turn.record;
    effects = turn.effects;
  }
  if (record === undefined) throw new Error('The events made no ticket.');
  return { record, effects };
}

/** What a ticket's card shows after the events. */
export function cardText(effects: readonly TicketEffect[]): string {
  const card = effects.find((effect) => effect.kind === 'show-card');
  return card === undefined ? '' : renderText(card.message);
}

/** The lines said in the helpdesk's thread, each with whom it is for. */
export function lines(effects: readonly TicketEffect[]): readonly { to: string; text: string }[] {
  return effects.flatMap((effect) =>
    effect.kind === 'reply' ? [{ to: effect.to ?? 'all', text: renderText(effect.message) }] : [],
  );
}

/** What the cases are told. */
export function told(effects: readonly TicketEffect[]) {
  return effects.flatMap((effect) => (effect.kind === 'tell-case' ? [[effect.case, effect.news] as const] : []));
}
