import type { Ticket } from '../../src/conversation/ticket/ticket.ts';

/** A ticket as a case makes it, with what is given instead. */
export function anyTicket(instead: Partial<Ticket> = {}): Ticket {
  return {
    schema: 1,
    id: '3f0e8a52-9c1d-4b7e-8f60-2d5a7c9e1b04',
    title: 'contosoprod – docker pull refused, 401, since 2026-11-24T09:12Z',
    language: 'cs',
    createdAt: '2026-11-24T09:31:00.000Z',
    thread: {
      channel: 'slack',
      id: 'C0123456789/1700.1',
      link: 'https://contoso.slack.com/archives/C0123456789/p17001',
    },
    asker: { id: 'U0123456789', contact: 'Anna' },
    registry: { name: 'contosoprod', loginServer: 'contosoprod.azurecr.io' },
    impact: 'builds of one team fail',
    severity: 'moderate',
    severityReason: 'a pipeline is blocked',
    team: 'registry-owner',
    error: { text: 'unauthorized: authentication required', signature: 'authentication-required' },
    correlationIds: [],
    facts: [{ name: 'registry', label: 'Registry', value: 'contosoprod', origin: 'pasted' }],
    checks: [],
    suspected: {
      cause: 'missing-repository-role',
      family: 'authorization',
      title: 'Missing role',
      certainty: 'likely',
    },
    ruledOut: [],
    tried: [],
    notChecked: [],
    missing: [],
    rendered: [
      { language: 'cs', text: 'Registr: contosoprod\nChyba: 401', markdown: '**Registr:** contosoprod' },
      { language: 'en', text: 'Registry: contosoprod\nError: 401', markdown: '**Registry:** contosoprod' },
    ],
    ...instead,
  };
}
