import { z } from 'zod';

/** What is read of Slack's payloads. Every field of a remote system may be missing, so most are optional. */
const file = z.object({
  mimetype: z.string().optional(),
  size: z.number().optional(),
  url_private: z.string().optional(),
});

/** A file that is attached to a message. */
export type SlackFile = z.infer<typeof file>;

const writtenFields = {
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  subtype: z.string().optional(),
  text: z.string().default(''),
  files: z.array(file).default([]),
  edited: z.object({ ts: z.string() }).optional(),
};

/** A message as somebody wrote it: in an event of its own, inside of another event, or with a shortcut. */
export const written = z.object(writtenFields);

/** The events `message` and `app_mention`. */
export const messageEvent = z.object({ ...writtenFields, channel: z.string() });

/** The event `message` with the subtype `message_changed`: somebody edited, or Slack added a preview of a link. */
export const changedEvent = z.object({
  subtype: z.literal('message_changed'),
  channel: z.string(),
  message: written,
  previous_message: z.object({ text: z.string().optional() }).optional(),
});

const pressPayload = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).optional(),
  container: z
    .object({ message_ts: z.string(), is_ephemeral: z.literal(true) })
    .optional()
    .catch(undefined),
  actions: z.tuple([z.object({ value: z.string().min(1).max(2000), block_id: z.string().optional() })], z.unknown()),
});

/** A pressed button. `ts` is its message's; a message that only the person sees cannot be changed by it. */
export type Pressed = {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly threadTs: string;
  readonly choice: string;
  readonly isPrivate: boolean;
};

/**
 * Reads a pressed button. Of a message that only the person sees Slack tells neither its content nor its thread, so the
 * thread stands in the id of the buttons' block.
 */
export function readPressed(body: unknown): Pressed | undefined {
  const { data } = pressPayload.safeParse(body);
  if (data === undefined) return undefined;
  const { user, channel, message, container, actions } = data;
  const [{ value: choice, block_id: block = '' }] = actions;
  const common = { user: user.id, channel: channel.id, choice };
  if (container === undefined) {
    return message && { ...common, ts: message.ts, threadTs: message.thread_ts ?? message.ts, isPrivate: false };
  }
  const threadTs = /^thread-(\d{1,20}\.\d{1,20})-/.exec(block)?.[1];
  return threadTs === undefined ? undefined : { ...common, ts: container.message_ts, threadTs, isPrivate: true };
}

/** The shortcut in the menu of a message. */
export const shortcutPayload = z.object({
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  message: written,
});

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
