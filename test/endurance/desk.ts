import { readRoutes } from '../../src/tickets/routes.ts';
import { createWebhook } from '../../src/tickets/webhook.ts';

/** The helpdesk of these tests: a channel of Slack, one person in it, and a system that is told by a webhook. */
export const desk = {
  channel: 'C0DESK',
  member: 'U0DESK',
  routes: `
targets:
  desk: { kind: webhook, url: https://desk.example/tickets, secret: env DESK_SECRET }
helpdesk: { channel: slack, place: C0DESK, members: [U0DESK] }
rules:
  - to: [helpdesk, desk]
`,
} as const;

/** The routes, and the real webhook to the system at the platform of the test. */
export function helpdeskAt(platform: string) {
  const target = createWebhook({ name: 'desk', url: `${platform}/tickets`, secrets: ['invented-webhook-secret'] });
  return { routes: readRoutes(desk.routes, 'routes'), targets: [target] };
}
