import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const source = path.resolve(import.meta.dirname, '../src');

/** The floors of the house: a file imports from its own floor or a lower one. Floor 0 and 1 are pure. */
const floors: Readonly<Record<string, number>> = {
  knowledge: 0,
  redaction: 0,
  matching: 0,
  messages: 0,
  conversation: 1,
  store: 2,
  checks: 2,
  azure: 2,
  policy: 2,
  tickets: 2,
  operations: 2,
  assistant: 3,
  channels: 4,
  commands: 5,
  'main.ts': 5,
  'config.ts': 5,
  'databaseSettings.ts': 5,
  'settingRules.ts': 5,
  'variables.ts': 5,
};

/** Packages that only one folder may know, so that they can be replaced there. */
const homes: Readonly<Record<string, string | readonly string[]>> = {
  // The load compares with bare bots of the platforms' libraries, and makes a database for itself.
  botbuilder: ['channels/teams', 'commands/bench/load'],
  restify: ['channels', 'commands/bench/load'],
  '@slack': ['channels/slack', 'commands/bench/load'],
  kysely: 'store',
  pg: ['store', 'commands/bench/load'],
  '@electric-sql/pglite': 'store',
  pino: 'operations',
  'prom-client': 'operations',
  // The bench compares with it.
  'fuse.js': ['matching', 'commands/bench'],
};

type Import = { readonly from: string; readonly target: string };

/** The files of the pure floors that read the content from the disk. */
const readers = [path.join('knowledge', 'load.ts'), path.join('knowledge', 'sentences.ts')];

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(source, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((found) => ({ from: file, target: found[1]! }));
}

const imports = files.flatMap(importsOf);

/** The file of this project that an import names, relative to src/. */
function projectFile({ from, target }: Import): string | undefined {
  return target.startsWith('.') ? path.join(path.dirname(from), target) : undefined;
}

function roomOf(file: string): string {
  return file.split(path.sep)[0]!;
}

function violations(isWrong: (found: Import) => boolean): string[] {
  return imports.filter(isWrong).map(({ from, target }) => `${from} imports ${target}`);
}

describe('The imports', () => {
  it('were found', () => {
    assert.ok(imports.length > 100);
  });

  it('of every folder have a floor', () => {
    assert.deepEqual(
      [...new Set(files.map(roomOf))].filter((room) => floors[room] === undefined),
      [],
    );
  });

  it('run downwards, or stay on their floor', () => {
    const isUpwards = (found: Import) => {
      const file = projectFile(found);
      return file !== undefined && floors[roomOf(file)]! > floors[roomOf(found.from)]!;
    };
    assert.deepEqual(violations(isUpwards), []);
  });

  it('never lead from one channel into another', () => {
    const isAcross = (found: Import) => {
      const [room, channel] = found.from.split(path.sep);
      const [targetRoom, targetChannel, inChannel] = (projectFile(found) ?? '').split(path.sep);
      const isShared = inChannel === undefined;
      return room === 'channels' && targetRoom === 'channels' && channel !== targetChannel && !isShared;
    };
    assert.deepEqual(violations(isAcross), []);
  });

  it('keep each platform and library in its folder', () => {
    const isAbroad = ({ from, target }: Import) => {
      const found = Object.entries(homes).find(([name]) => target === name || target.startsWith(`${name}/`));
      return found !== undefined && ![found[1]].flat().some((home) => from.startsWith(`${home}/`));
    };
    assert.deepEqual(violations(isAbroad), []);
  });

  it('of the pure floors reach no clock, file, network or process', () => {
    const isImpure = ({ from, target }: Import) =>
      floors[roomOf(from)]! <= 1 && target.startsWith('node:') && target !== 'node:buffer' && !readers.includes(from);
    assert.deepEqual(violations(isImpure), []);
    const reaches = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(|\bsetTimeout\(/;
    const pure = files.filter((file) => floors[roomOf(file)]! <= 1);
    assert.deepEqual(
      pure.filter((file) => reaches.test(readFileSync(path.join(source, file), 'utf8'))),
      [],
    );
  });
});
