import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadContent } from '../../../knowledge/load.ts';
import { memoryFolder } from '../../../store/openDatabase.ts';
import { loadText } from './loadText.ts';
import { measureProgram } from './measureProgram.ts';
import { openOwnStore } from './ownStore.ts';

const usage = 'Usage: npm run -s bench -- load [--seconds 120] [--rate 50] [--database URL] [--json FILE]';

const options = {
  seconds: { type: 'string', default: '120' },
  rate: { type: 'string', default: '50' },
  database: { type: 'string' },
  json: { type: 'string' },
} as const;

function positive(text: string, name: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a number above 0.\n${usage}`);
  return value;
}

/**
 * Puts the assistant and a bare echo bot under the same load, one after the other, and prints their figures. The store is
 * the embedded database unless `--database` or DATABASE_URL names a server.
 * @throws Error where an argument is wrong.
 */
export async function runLoad(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  const perSecond = positive(values.rate, 'rate');
  const pressure = { perSecond, count: Math.ceil(perSecond * positive(values.seconds, 'seconds')) };
  const content = loadContent();
  const own = await openOwnStore(values.database ?? environment.DATABASE_URL);
  const contestants = [
    { program: `assistant (${own.name})`, file: 'assistantUnderLoad.ts', store: own.place },
    { program: 'echo bot', file: 'echoUnderLoad.ts', store: { dataFolder: memoryFolder } },
  ];
  try {
    const results = [];
    for (const contestant of contestants) results.push(await measureProgram(contestant, pressure, content));
    console.log(`${perSecond} pastes a second for ${values.seconds} s\n\n${loadText(results)}`);
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
  } finally {
    await own.remove();
  }
}
