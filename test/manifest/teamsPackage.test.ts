import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import type { z } from 'zod';
import program from '../../package.json' with { type: 'json' };
import { buildTeamsPackage } from '../../src/commands/teamsPackage/buildTeamsPackage.ts';
import type { Translation } from '../../src/commands/teamsPackage/localise.ts';
import { PackageError, readPackageOptions } from '../../src/commands/teamsPackage/packageOptions.ts';
import { validateManifest } from '../../src/commands/teamsPackage/validateManifest.ts';
import { zipFiles } from '../../src/commands/teamsPackage/zipFiles.ts';
import { exampleOptions, filledManifest, readTeamsFile, teamsManifest } from './teamsFiles.ts';

describe('The app package for Teams', () => {
  const awkward = { ...exampleOptions, developer: '"Contoso" \\ $& <b>' };
  let files: Readonly<Record<string, Uint8Array>>;
  let manifest: z.infer<typeof teamsManifest>;

  before(async () => {
    files = unzipSync(await buildTeamsPackage(awkward, program.version));
    manifest = teamsManifest.parse(JSON.parse(strFromU8(files['manifest.json']!)));
  });

  it('holds the manifest, the languages and the icons, all at the top', () => {
    const { icons, localizationInfo } = manifest;
    const languages = localizationInfo.additionalLanguages.map(({ file }) => file);
    const named = ['manifest.json', ...languages, icons.color, icons.outline];
    assert.deepEqual(Object.keys(files).sort(), [...named].sort());
    for (const file of named.slice(1)) assert.deepEqual(Buffer.from(files[file]!), readTeamsFile(file));
  });

  it('is filled: the id everywhere, the version of the program, any name as it is, nothing left open', () => {
    const { id, version, developer, bots, composeExtensions, webApplicationInfo } = manifest;
    for (const each of [id, bots[0].botId, composeExtensions[0].botId, webApplicationInfo.id]) {
      assert.equal(each, exampleOptions.appId);
    }
    assert.equal(version, program.version);
    assert.equal(developer.name, awkward.developer);
    assert.ok(!strFromU8(files['manifest.json']!).includes('{{'));
  });

  it('is the same to the byte, at any time and in any time zone', () => {
    const zone = process.env.TZ;
    const packages = ['Asia/Tokyo', 'America/New_York'].map((each) => {
      process.env.TZ = each;
      return zipFiles(files);
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    assert.deepEqual(packages[0], packages[1]);
  });

  it('is not built where Teams would not take it', async () => {
    await assert.rejects(buildTeamsPackage({ ...exampleOptions, appId: 'bot' }, program.version), (error: unknown) => {
      assert.ok(error instanceof PackageError);
      assert.match(error.message, /manifest\.json: \/bots\/0\/botId/);
      return true;
    });
  });
});

describe('The check of the Teams manifest', () => {
  const check = (manifest: unknown, strings: Translation) => validateManifest(manifest, { 'cs.json': strings });

  it('finds what is unknown, missing or of the wrong kind', async () => {
    const found = (await validateManifest({ ...filledManifest, colour: 'blue', icons: { color: 1 } }, {})).join('\n');
    for (const named of [/colour/, /\/icons.*outline/, /\/icons\/color must be string/]) assert.match(found, named);
  });

  it('finds a translation that is too long, or of what is not there', async () => {
    const strings = { $schema: '…', 'name.short': 'x'.repeat(31), 'bots[0].commandLists[0].commands[9].title': 'nic' };
    const [tooLong, ...others] = await check(filledManifest, strings);
    assert.match(tooLong!, /^cs\.json: \/name\/short/);
    assert.deepEqual(others, ['cs.json: bots[0].commandLists[0].commands[9].title is not in the manifest.']);
  });
});

describe('The options of package:teams', () => {
  const { appId, developer, website } = exampleOptions;
  const given = ['--app-id', appId, '--developer', developer, '--website', website];

  it('are read', () => {
    assert.deepEqual(readPackageOptions(given), exampleOptions);
  });

  it('are refused by name where one is missing or wrong', () => {
    const wrong: readonly (readonly [args: readonly string[], named: RegExp])[] = [
      [[], /--app-id.*\n--developer.*\n--website/],
      [['--app-id', 'my-bot', ...given.slice(2)], /^--app-id takes/],
      [[...given, '--developer', 'x'.repeat(33)], /^--developer takes at most 32/],
      [[...given, '--developer', ' '], /^--developer takes the name/],
      [[...given, '--website', 'http://intranet.contoso.com'], /^--website takes/],
      [[...given, '--colour', 'blue'], /--colour/],
    ];
    for (const [args, named] of wrong) {
      assert.throws(
        () => readPackageOptions(args),
        (error: unknown) => {
          assert.ok(error instanceof PackageError);
          assert.match(error.message, named);
          return true;
        },
      );
    }
  });
});
