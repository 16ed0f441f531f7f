import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { diagnoseCommand } from '../../src/channels/teams/diagnoseAction.ts';
import { localise, stringsOf } from '../../src/commands/teamsPackage/localise.ts';
import { readCommand } from '../../src/conversation/typedWords.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { readPng } from './readPng.ts';
import { czech, czechSchema, manifestTemplate, readTeamsFile, teamsManifest } from './teamsFiles.ts';

const schemas = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')),
  'json-schemas/teams',
);

function newestVersion(): string {
  const versions = readdirSync(schemas).flatMap((name) => /^v1\.(\d+)$/.exec(name)?.[1] ?? []);
  return `1.${Math.max(...versions.map(Number))}`;
}

/** How long the string at a place may be, from the schema for files of translations; undefined where none may be. */
function limitsOfTranslations(): (at: string) => number | undefined {
  const limit = z.record(z.string(), z.object({ maxLength: z.number().optional() }));
  const file = path.join(schemas, `v${newestVersion()}`, 'MicrosoftTeams.Localization.schema.json');
  const { properties, patternProperties } = z
    .object({ properties: limit, patternProperties: limit })
    .parse(JSON.parse(readFileSync(file, 'utf8')));
  return (at) => {
    const found = Object.entries(patternProperties).find(([pattern]) => new RegExp(pattern).test(at));
    return (properties[at] ?? found?.[1])?.maxLength;
  };
}

describe('The Teams manifest', () => {
  const manifest = teamsManifest.parse(manifestTemplate);
  const inCzech = teamsManifest.parse(localise(manifestTemplate, czech));
  const [bot] = manifest.bots;
  const [action] = manifest.composeExtensions[0].commands;

  it('uses the newest schema', () => {
    const address = `https://developer.microsoft.com/json-schemas/teams/v${newestVersion()}`;
    assert.equal(manifest.manifestVersion, newestVersion());
    assert.equal(manifest.$schema, `${address}/MicrosoftTeams.schema.json`);
    assert.equal(czechSchema, `${address}/MicrosoftTeams.Localization.schema.json`);
  });

  it('is one app everywhere: the Microsoft App ID', () => {
    const ids = [manifest.id, bot.botId, manifest.composeExtensions[0].botId, manifest.webApplicationInfo.id];
    for (const id of ids) assert.match(id, /^\$\{\{MICROSOFT_APP_ID\}\}$/);
  });

  it('asks for the permissions that were reviewed: to see what is said where it is a member, and for nothing else', () => {
    assert.deepEqual(manifest.authorization.permissions.resourceSpecific, [
      { name: 'ChannelMessage.Read.Group', type: 'Application' },
      { name: 'ChatMessage.Read.Chat', type: 'Application' },
    ]);
    const known = Object.keys(z.record(z.string(), z.unknown()).parse(manifestTemplate));
    for (const key of ['permissions', 'devicePermissions', 'validDomains']) assert.ok(!known.includes(key), key);
  });

  it('brings the bot to people, channels and group chats, and lets people attach files', () => {
    assert.deepEqual(bot.scopes, ['personal', 'team', 'groupChat']);
    assert.deepEqual(bot.commandLists[0].scopes, bot.scopes);
    assert.equal(bot.supportsFiles, true);
  });

  it('offers the action that the bot takes, on messages', () => {
    const { id, type, context, fetchTask } = action;
    assert.deepEqual(
      { id, type, context, fetchTask },
      {
        id: diagnoseCommand,
        type: 'action',
        context: ['message'],
        fetchTask: true,
      },
    );
  });

  it('offers commands that the conversation understands, in both languages', () => {
    const { phrases } = loadContent();
    for (const { bots } of [manifest, inCzech]) {
      const typed = bots[0].commandLists[0].commands.map(({ title }) => readCommand(phrases, title));
      assert.deepEqual(typed, ['help', 'again', 'person']);
    }
  });

  it('calls the action as the welcome does, in both languages', () => {
    const said = loadContent().phrases['home.teams'];
    assert.ok(said?.en.includes(`**${action.title}**`), action.title);
    const { title } = inCzech.composeExtensions[0].commands[0];
    assert.ok(said?.cs.includes(`**${title}**`), title);
  });

  it('is complete in Czech', () => {
    const isShown = (at: string) => /^(?:name|description)\.|\.(?:title|description)$/.test(at);
    const shown = stringsOf(manifestTemplate).filter(([at]) => isShown(at));
    assert.deepEqual(Object.keys(czech).sort(), shown.map(([at]) => at).sort());
    const same = shown.filter(([at, text]) => czech[at] === text);
    assert.deepEqual(same, [['name.short', manifest.name.short]]);
  });

  it('translates what may be translated, within the limits', () => {
    const limitOf = limitsOfTranslations();
    for (const [at, text] of Object.entries(czech)) {
      const limit = limitOf(at);
      assert.ok(limit !== undefined && text.length <= limit, at);
    }
  });

  it('has a colour icon of 192 × 192, opaque, with its picture in the middle', () => {
    const { width, height, pixels } = readPng(readTeamsFile(manifest.icons.color));
    assert.deepEqual([width, height], [192, 192]);
    const [background] = pixels;
    // Teams may cut off all but 120 × 120: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/apps-package
    const isMargin = (at: number) => [at % width, Math.floor(at / width)].some((place) => place < 36 || place >= 156);
    pixels.forEach((pixel, at) => {
      assert.equal(pixel[3], 255);
      if (isMargin(at)) assert.deepEqual(pixel, background);
    });
  });

  it('has an outline icon of 32 × 32, white on nothing', () => {
    const { width, height, pixels } = readPng(readTeamsFile(manifest.icons.outline));
    assert.deepEqual([width, height], [32, 32]);
    const drawn = pixels.filter((pixel) => pixel[3] !== 0);
    assert.ok(drawn.length > 100 && drawn.length < pixels.length / 2);
    for (const pixel of drawn) assert.deepEqual([...pixel.subarray(0, 3)], [255, 255, 255]);
  });
});
