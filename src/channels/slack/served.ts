import { z } from 'zod';

/** Where the app is installed that a request is for. Events say it in `authorizations`, the others at the top. */
const place = z.object({ team_id: z.string().nullish(), enterprise_id: z.string().nullish() });
const installed = z.object({
  ...place.shape,
  authorizations: z.array(place).optional(),
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
});

/** The ids of the workspaces and organisations that a request concerns. */
function teamsOf(body: unknown): string[] {
  const parsed = installed.safeParse(body);
  if (!parsed.success) return [];
  const { authorizations, team, enterprise, ...top } = parsed.data;
  const places = authorizations?.length ? authorizations : [top];
  const ids = places.flatMap(({ team_id, enterprise_id }) => [team_id, enterprise_id]);
  return [...ids, team?.id, enterprise?.id].filter((id) => typeof id === 'string');
}

const shared = z.object({ user_team: z.string().nullish(), team: z.string().nullish() });
const spoken = z.object({
  is_ext_shared_channel: z.literal(true),
  event: z.object({ ...shared.shape, message: shared.optional() }),
});
const pressing = z.object({ user: z.object({ team_id: z.string() }) });

/**
 * The workspace that a person belongs to, as far as a request tells: where a channel is shared with another organisation
 * (Slack Connect), its people reach the app, too (https://docs.slack.dev/apis/slack-connect, read 2026-11-24).
 */
function homeOf(body: unknown): { readonly home?: string | undefined; readonly isShared: boolean } {
  const said = spoken.safeParse(body);
  if (!said.success) return { home: pressing.safeParse(body).data?.user.team_id, isShared: false };
  const { message, ...event } = said.data.event;
  return { home: message?.user_team ?? message?.team ?? event.user_team ?? event.team ?? undefined, isShared: true };
}

/**
 * Whether the people of these workspaces and organisations (`served`) are served, and a request is by one of them. In an
 * organisation that is served, a press tells the person's workspace only, so there the installation counts.
 */
export function isServed(body: unknown, served: readonly string[]): boolean {
  const places = teamsOf(body).filter((id) => served.includes(id));
  const { home, isShared } = homeOf(body);
  if (places.length === 0 || home === undefined || served.includes(home)) return places.length > 0;
  return !isShared && places.some((id) => id.startsWith('E'));
}

const anyKind = z.object({
  event: z.object({ type: z.string() }).optional(),
  command: z.string().optional(),
  type: z.string().optional(),
});

/** What kind of request it is: an event's type, a command's name, or an interaction's type. */
export function kindOf(body: unknown): string {
  const { event, command, type } = anyKind.safeParse(body).data ?? {};
  return event?.type ?? command ?? type ?? 'unknown';
}
