import type { Routes } from '../../tickets/routes.ts';
import type { Target } from '../../tickets/target.ts';
import { textOf } from '../../tickets/ticketText.ts';
import type { AssistantOptions } from '../openAssistant.ts';

/** The helpdesk's channel in each client of the demo, and who belongs to it: the one person who is there. */
const desks = {
  // Of the Agents Playground, whose ids are not of the kind that Teams gives.
  teams: { channel: 'teams', place: 'channel-announcements-id', members: ['00000000-0000-0000-0000-0000000000020'] },
  slack: { channel: 'slack', place: 'C0HELPDESK', members: ['U0ALEX'] },
} as const;

/** Shows in the terminal what another system would be sent, and sends nothing. */
function createPrinter(print: (text: string) => void): Target {
  let count = 0;
  return {
    name: 'terminal',
    submit: async (ticket) => {
      print(`\n--- A ticket: this would go to your own system ---\n${textOf(ticket, ticket.language)}\n`);
      return { number: `DEMO-${++count}` };
    },
    health: async () => undefined,
    preview: (ticket) => textOf(ticket, ticket.language),
  };
}

/** Where tickets of the demo go: to a channel of the client beside it, and in text to the terminal. */
export function demoHelpdesk(
  platform: 'teams' | 'slack',
  print: (text: string) => void,
): NonNullable<AssistantOptions['helpdesk']> {
  const { members, ...desk } = desks[platform];
  const routes: Routes = {
    targets: {},
    helpdesk: { ...desk, language: 'en', members: [...members] },
    rules: [{ to: ['helpdesk', 'terminal'] }],
    likeWithinHours: 24,
  };
  return { routes, targets: [createPrinter(print)] };
}
