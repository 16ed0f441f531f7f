import { renderTerminal, terminalStyle } from '../channels/terminal/renderTerminal.ts';
import type { Finding } from '../conversation/case.ts';
import { detectLanguage } from '../conversation/detectLanguage.ts';
import { addGiven } from '../conversation/givenFacts.ts';
import { createReport } from '../conversation/report.ts';
import { reportMessage } from '../conversation/say/reportMessage.ts';
import { loadContent } from '../knowledge/load.ts';
import { createReader } from '../matching/createReader.ts';
import type { Reading } from '../matching/reading.ts';
import { redact } from '../redaction/redact.ts';
import { cutNotice, readInput } from './diagnoseInput.ts';
import { type DiagnoseOptions, OptionsError, readDiagnoseOptions, usage } from './diagnoseOptions.ts';

/** Exit statuses of the command. */
const recognised = 0;
const notOurs = 1;
const wrongOptions = 2;
const broken = 3;

async function readPaste(file: string | undefined): Promise<string> {
  const { text, isCut } = await readInput(file);
  if (text.trim() === '') throw new OptionsError('There is no paste: give it on standard input, or with --file.');
  if (isCut) console.error(cutNotice);
  return text;
}

/** What the live checks see. The Azure SDKs take a while to load, so they are only where they are used. */
async function look({ facts, matches }: Reading): Promise<readonly Finding[]> {
  const { lookOnce } = await import('./lookOnce.ts');
  return lookOnce(
    facts,
    matches.map(({ signature }) => signature),
  );
}

async function diagnose(paste: string, options: DiagnoseOptions): Promise<number> {
  const content = loadContent();
  const redaction = redact(paste);
  const read = createReader(content)(redaction.text);
  const reading = { ...read, facts: addGiven(read.facts, options.given) };
  const language = options.language ?? detectLanguage(redaction.text);
  const findings = options.check ? await look(reading) : [];
  if (options.json) console.log(JSON.stringify(createReport(content, reading, findings, language), undefined, 2));
  else {
    const message = reportMessage(content, { reading, secrets: redaction.secrets, findings }, language);
    const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
    console.log(renderTerminal(message, terminalStyle(process.env, columns)));
  }
  return reading.matches.length > 0 ? recognised : notOurs;
}

async function run(args: readonly string[]): Promise<number> {
  try {
    const options = readDiagnoseOptions(args);
    return await diagnose(await readPaste(options.file), options);
  } catch (error) {
    const isOptions = error instanceof OptionsError;
    console.error(isOptions ? `${error.message}\n\n${usage}` : error);
    return isOptions ? wrongOptions : broken;
  }
}

const status = await run(process.argv.slice(2));
// An answer of Azure that came too late to be waited for must not keep the command from ending.
process.stdout.write('', () => process.exit(status));
