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
