import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { addressesOf, slackManifest } from './slackManifestSchema.ts';
import { slackUses } from './slackUses.ts';

const file = path.resolve(import.meta.dirname, '../../manifest/slack/manifest.yaml');
const text = readFileSync(file, 'utf8');
const manifest = slackManifest.parse(parse(text));

/** The scopes that a method of the Web API needs, in every kind of conversation: https://docs.slack.dev/reference/methods, read 2026-11-24. */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};

/** The scopes that a subscription needs: https://docs.slack.dev/reference/events, read 2026-11-24. */
const scopesOfEvents: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
};

function scopesOf(table: Readonly<Record<string, readonly string[]>>, used: readonly string[]): readonly string[] {
  const unknown = used.filter((name) => table[name] === undefined);
  assert.deepEqual(unknown, [], 'Look up which scope these need, add them here and review the manifest.');
  return used.flatMap((name) => table[name]!);
}

describe('The Slack manifest', () => {
  const { features, oauth_config: oauth, settings } = manifest;
  const events = settings.event_subscriptions.bot_events;

  it('asks for the scopes that the code needs, and for no other', () => {
    const { methods, commands, shortcuts, files } = slackUses;
    const needed = [
      ...scopesOf(scopesOfMethods, methods),
      ...scopesOf(scopesOfEvents, events),
      ...(commands.length + shortcuts.length > 0 ? ['commands'] : []),
      ...(files ? ['files:read'] : []),
    ];
    assert.deepEqual([...oauth.scopes.bot].sort(), [...new Set(needed)].sort());
  });

  it('asks for the scopes that were reviewed', () => {
    assert.deepEqual([...oauth.scopes.bot].sort(), [
      'app_mentions:read',
      'channels:history',
      'chat:write',
      'commands',
      'files:read',
      'groups:history',
      'im:history',
      'im:write',
      'mpim:history',
      'users:read',
    ]);
  });

  it('says of each scope what it is for', () => {
    for (const scope of oauth.scopes.bot) assert.match(text, new RegExp(`- ${scope} # \\S`));
  });

  it('subscribes to the events that are listened to, in every kind of conversation', () => {
    assert.deepEqual([...new Set(events.map((event) => event.split('.')[0]))].sort(), slackUses.events);
    assert.ok(slackUses.events.includes('message'));
    for (const kind of ['channels', 'groups', 'im', 'mpim']) assert.ok(events.includes(`message.${kind}`), kind);
  });

  it('offers the commands and shortcuts that are listened to', () => {
    assert.deepEqual(
      features.slash_commands.map(({ command }) => command),
      slackUses.commands,
    );
    assert.deepEqual(
      features.shortcuts.map(({ callback_id: id }) => id),
      slackUses.shortcuts,
    );
    assert.equal(settings.interactivity.is_enabled, slackUses.interactions);
  });

  it('lets people write to the assistant and see its home tab', () => {
    assert.deepEqual(features.app_home, {
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('sends everything to the path that the server listens on, over HTTPS, and uses no Socket Mode', () => {
    assert.equal(settings.socket_mode_enabled, false);
    const addresses = addressesOf(manifest).map((address) => new URL(address ?? ''));
    assert.deepEqual([...new Set(addresses.map(({ pathname }) => pathname))], slackUses.paths);
    assert.deepEqual([...new Set(addresses.map(({ host }) => host))], ['acr-support.contoso.com']);
  });

  it('is refused by the schema where a field is unknown, too long, or an address is missing', () => {
    const { display_information: display } = manifest;
    const wrong = [
      { ...manifest, display_information: { ...display, name: 'x'.repeat(36) } },
      { ...manifest, display_information: { ...display, icon: 'icon.png' } },
      { ...manifest, settings: { ...settings, interactivity: { is_enabled: true } } },
      {
        ...manifest,
        settings: { ...settings, interactivity: { is_enabled: true, request_url: 'http://contoso.com' } },
      },
    ];
    for (const each of wrong) assert.equal(slackManifest.safeParse(each).success, false);
  });
});
