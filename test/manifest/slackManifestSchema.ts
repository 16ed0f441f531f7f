import { z } from 'zod';

/**
 * The shape and limits of a Slack app manifest, as far as this app uses it, from
 * https://docs.slack.dev/reference/app-manifest and the type `Manifest` of @slack/web-api 8, read 2026-11-24. The limit
 * of a shortcut's name is from https://docs.slack.dev/interactivity/implementing-shortcuts.
 */
const address = z.url({ protocol: /^https$/ });

const displayInformation = z.strictObject({
  name: z.string().min(1).max(35),
  description: z.string().max(140),
  long_description: z.string().min(175).max(4000),
  background_color: z.string().regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i),
});

const features = z.strictObject({
  app_home: z.strictObject({
    home_tab_enabled: z.boolean(),
    messages_tab_enabled: z.boolean(),
    messages_tab_read_only_enabled: z.boolean(),
  }),
  bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
  shortcuts: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(24),
        type: z.enum(['global', 'message']),
        callback_id: z.string().min(1).max(255),
        description: z.string().min(1).max(150),
      }),
    )
    .max(10),
  slash_commands: z
    .array(
      z.strictObject({
        command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
        url: address.optional(),
        description: z.string().min(1).max(2000),
        usage_hint: z.string().max(1000),
        should_escape: z.boolean(),
      }),
    )
    .max(50),
});

const settings = z.strictObject({
  event_subscriptions: z.strictObject({ request_url: address.optional(), bot_events: z.array(z.string()).max(100) }),
  interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address.optional() }),
  org_deploy_enabled: z.boolean(),
  socket_mode_enabled: z.boolean(),
  token_rotation_enabled: z.boolean(),
});

const shape = z.strictObject({
  display_information: displayInformation,
  features,
  oauth_config: z.strictObject({ scopes: z.strictObject({ bot: z.array(z.string()).max(255) }) }),
  settings,
});

/** Where Slack sends what: events, interactions, and each slash command. */
export function addressesOf(manifest: z.infer<typeof shape>): readonly (string | undefined)[] {
  const { event_subscriptions: events, interactivity } = manifest.settings;
  return [events.request_url, interactivity.request_url, ...manifest.features.slash_commands.map(({ url }) => url)];
}

/** A Slack app manifest. Without Socket Mode, Slack asks for every address. */
export const slackManifest = shape.refine(
  (manifest) => manifest.settings.socket_mode_enabled || addressesOf(manifest).every((found) => found !== undefined),
  'Without Socket Mode, the events, the interactivity and every slash command need an address.',
);
