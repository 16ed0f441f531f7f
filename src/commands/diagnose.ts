import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { renderTerminal, terminalStyle } from '../channels/terminal/renderTerminal.ts';
import { detectLanguage } from '../conversation/detectLanguage.ts';
import { addGiven } from '../conversation/givenFacts.ts';
import { createReport } from '../conversation/report.ts';
import { reportMessage } from '../conversation/say/reportMessage.ts';
import { loadContent } from '../knowledge/load.ts';
import { createReader } from '../matching/createReader.ts';
import { redact } from '../redaction/redact.ts';
import { type DiagnoseOptions, OptionsError, readDiagnoseOptions, usage } from './diagnoseOptions.ts';

/** Exit statuses of the command. */
const recognised = 0;
const notOurs = 1;
const wrongOptions = 2;
const broken = 3;

async function readPaste(file: string | undefined): Promise<string> {
  if (file === undefined && process.stdin.isTTY) console.error('Paste the error, then press Ctrl-D.');
  const paste = await (file === undefined ? text(process.stdin) : readFile(file, 'utf8')).catch((error: Error) => {
    throw new OptionsError(`The paste can't be read: ${error.message}`);
  });
  if (paste.trim() === '') throw new OptionsError('There is no paste: give it on standard input, or with --file.');
  return paste;
}

function diagnose(paste: string, options: DiagnoseOptions): number {
  const content = loadContent();
  const redaction = redact(paste);
  const read = createReader(content)(redaction.text);
  const reading = { ...read, facts: addGiven(read.facts, options.given) };
  const language = options.language ?? detectLanguage(redaction.text);
  if (options.json) console.log(JSON.stringify(createReport(content, reading, [], language), undefined, 2));
  else {
    const message = reportMessage(content, { reading, secrets: redaction.secrets, findings: [] }, language);
    const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
    console.log(renderTerminal(message, terminalStyle(process.env, columns)));
  }
  return reading.matches.length > 0 ? recognised : notOurs;
}

async function run(args: readonly string[]): Promise<number> {
  try {
    const options = readDiagnoseOptions(args);
    return diagnose(await readPaste(options.file), options);
  } catch (error) {
    const isOptions = error instanceof OptionsError;
    console.error(isOptions ? `${error.message}\n\n${usage}` : error);
    return isOptions ? wrongOptions : broken;
  }
}

process.exitCode = await run(process.argv.slice(2));
