import { parseArgs } from 'node:util';
import { ContentError, loadContent, projectFolder } from '../knowledge/load.ts';
import { createReader } from '../matching/createReader.ts';
import { redact } from '../redaction/redact.ts';
import { StoreError } from '../store/caseStore.ts';
import { cutNotice, readInput } from './diagnoseInput.ts';
import { OptionsError } from './diagnoseOptions.ts';
import { checkKnowledge, writeSchemas } from './knowledge/checkKnowledge.ts';
import { learnSentences } from './knowledge/learn/learnSentences.ts';
import { CommandError, newEntry } from './knowledge/newEntry.ts';
import { createTracer } from './knowledge/try/trace.ts';
import { traceText } from './knowledge/try/traceText.ts';
import { unmatchedText } from './knowledge/unmatchedText.ts';

const usage = `Usage: npm run knowledge                              validate the content, read its examples, show what covers the article
       npm run knowledge -- new signature|cause ID    begin an entry
       npm run knowledge -- try ["TEXT" | < FILE]     show step by step how a text is read
       npm run knowledge -- learn                     learn the sentences of knowledge/sentences anew
       npm run knowledge -- unmatched [--limit N]     list what nobody matched, ready to become an entry
       npm run knowledge -- --write-schemas           write the schemas that editors use, too`;

type Arguments = { readonly words: readonly string[]; readonly writeSchemas: boolean; readonly limit: number };

function readArguments(): Arguments {
  try {
    const { values, positionals: words } = parseArgs({
      options: { 'write-schemas': { type: 'boolean', default: false }, limit: { type: 'string', default: '50' } },
      allowPositionals: true,
    });
    if (!/^[1-9]\d{0,4}$/.test(values.limit)) throw new CommandError(`--limit takes a number, not "${values.limit}".`);
    return { words, writeSchemas: values['write-schemas'], limit: Number(values.limit) };
  } catch (error) {
    throw new CommandError((error as Error).message);
  }
}

/** Shows how a text is read. Without one on the command line it comes from standard input. */
async function tryText(given: string | undefined): Promise<void> {
  const { text, isCut } = given === undefined ? await readInput(undefined) : { text: given, isCut: false };
  if (text.trim() === '') throw new CommandError('There is no text: give it in quotes, or on standard input.');
  if (isCut) console.error(cutNotice);
  const content = loadContent();
  console.log(traceText(createTracer(content)(text), content));
}

async function showUnmatched(limit: number): Promise<void> {
  // The database takes a while to load, so it only is where it is used.
  const { readUnmatched } = await import('./knowledge/openUnmatched.ts');
  const read = createReader(loadContent());
  const errors = await readUnmatched(limit, process.env);
  console.log(unmatchedText(errors, (example) => read(redact(example).text).matches[0]?.signature));
}

/** Carries the command out. Gives the exit status. */
async function run({ words, limit, ...options }: Arguments): Promise<number> {
  const [command, ...rest] = words;
  if (command === undefined) {
    if (options.writeSchemas) writeSchemas();
    return checkKnowledge();
  }
  if (command === 'new' && rest.length <= 2) console.log(newEntry(rest[0], rest[1]));
  else if (command === 'try') await tryText(rest.length === 0 ? undefined : rest.join(' '));
  else if (command === 'learn' && rest.length === 0) console.log(learnSentences(projectFolder));
  else if (command === 'unmatched' && rest.length === 0) await showUnmatched(limit);
  else throw new CommandError(`"${words.join(' ')}" is no command.`);
  return 0;
}

try {
  process.exitCode = await run(readArguments());
} catch (error) {
  const isCommand = error instanceof CommandError || error instanceof OptionsError;
  if (!isCommand && !(error instanceof ContentError || error instanceof StoreError)) throw error;
  console.error(isCommand ? `${error.message}\n\n${usage}` : error.message);
  process.exitCode = isCommand ? 2 : 1;
}
