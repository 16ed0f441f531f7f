import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import program from '../../package.json' with { type: 'json' };
import { readPackageOptions } from '../../src/commands/teamsPackage/packageOptions.ts';
import { settingNames } from '../../src/variables.ts';
import { slackManifest } from './slackManifestSchema.ts';
import { exampleOptions, manifestTemplate, teamsManifest } from './teamsFiles.ts';

const root = path.resolve(import.meta.dirname, '../..');

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

function allOf(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found]) => found!))].sort();
}

/** What stands in `code` in the first column of the table that follows a heading, row by row. */
function firstColumn(text: string, heading: string): string[] {
  const [, rest = ''] = text.split(heading);
  const rows = rest.slice(rest.indexOf('|---')).split('\n\n')[0]!.split('\n').slice(1);
  return rows.flatMap((row) => allOf(row.split('|')[1]!, /`([^`]+)`/g)).sort();
}

/** Variables that a guide uses and the program does not read. */
const others = ['AZURE_CONFIG_DIR', 'SLACK_CONFIG_TOKEN'];

for (const [platform, own] of [
  ['teams', /^(?:MICROSOFT|TEAMS)_/],
  ['slack', /^SLACK_/],
] as const) {
  describe(`The guide for ${platform}`, () => {
    const guide = read(`manifest/${platform}/README.md`);

    it('names the settings of its platform, and only settings that there are', () => {
      const named = allOf(guide, /\b([A-Z]{2,}(?:_[A-Z]+)+)\b/g).filter((name) => !others.includes(name));
      assert.deepEqual(
        named.filter((name) => !settingNames.includes(name)),
        [],
      );
      assert.deepEqual(
        settingNames.filter((name) => own.test(name) && !named.includes(name)),
        [],
      );
    });

    it('uses scripts and files that there are', () => {
      for (const script of allOf(guide, /npm run ([\w:-]+)/g)) assert.ok(script in program.scripts, script);
      const folder = path.join(root, 'manifest', platform);
      const links = allOf(guide, /\]\((?!https:|#)([^)]+)\)/g).map((link) => path.resolve(folder, link));
      const files = allOf(guide, /\b(manifest\/slack\/[\w.]+|src\/[\w/.]+)/g).map((file) => path.join(root, file));
      for (const file of [...links, ...files]) assert.ok(existsSync(file), file);
    });
  });
}

describe('The guide for teams', () => {
  const guide = read('manifest/teams/README.md');

  it('calls package:teams as it wants to be called', () => {
    const [, options = ''] = /npm run package:teams -- (.+)/.exec(guide) ?? [];
    const args = options.match(/"[^"]+"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [];
    const given = args.map((word) => (word === '$appId' ? exampleOptions.appId : word));
    assert.deepEqual(readPackageOptions(given), exampleOptions);
  });

  it('explains each permission that the manifest asks for', () => {
    const { authorization } = teamsManifest.parse(manifestTemplate);
    const asked = authorization.permissions.resourceSpecific.map(({ name }) => name);
    assert.deepEqual(firstColumn(guide, '## 7.'), asked.sort());
  });
});

describe('The guide for slack', () => {
  it('explains each scope that the manifest asks for', () => {
    const { bot } = slackManifest.parse(parse(read('manifest/slack/manifest.yaml'))).oauth_config.scopes;
    assert.deepEqual(firstColumn(read('manifest/slack/README.md'), '## What will be made'), [...bot].sort());
  });
});
