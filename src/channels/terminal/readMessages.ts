import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Lines of one paste reach a terminal within this many milliseconds of each other; nobody types that fast. */
const pasteGap = 60;

/** What is read and where its prompt goes. */
export type Source = { readonly input: Readable & { isTTY?: boolean }; readonly output: Writable };

/** Reads whole messages, each of one or more lines, until the input ends or ctrl-c is pressed. */
export async function readMessages(source: Source, onMessage: (text: string) => Promise<void>): Promise<void> {
  const isTerminal = source.input.isTTY === true;
  const lines = createInterface({ input: source.input, output: source.output, terminal: isTerminal, prompt: '> ' });
  let work = Promise.resolve();
  const deliver = (text: string) => {
    if (text.trim() !== '') work = work.then(() => onMessage(text));
    if (isTerminal) work = work.then(() => lines.prompt());
  };
  if (isTerminal) lines.prompt();
  const gatherer = isTerminal ? gatherByTime(lines, deliver) : gatherByBlankLine(deliver);
  lines.on('line', gatherer.add);
  lines.on('SIGINT', () => lines.close());
  await new Promise<void>((resolve) => lines.once('close', resolve));
  gatherer.flush();
  await work;
}

type Gatherer = { add: (line: string) => void; flush: () => void };

/** At a terminal the lines that arrive together are one message; a last line without its end is waited for. */
function gatherByTime(lines: Interface, deliver: (text: string) => void): Gatherer {
  let gathered: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    if (gathered.length > 0) deliver(gathered.join('\n'));
    gathered = [];
  };
  const add = (line: string) => {
    gathered.push(line);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (lines.line === '') flush();
    }, pasteGap);
  };
  return { add, flush };
}

/** From a file or a pipe a message ends at an empty line. */
function gatherByBlankLine(deliver: (text: string) => void): Gatherer {
  let gathered: string[] = [];
  const flush = () => {
    if (gathered.length > 0) deliver(gathered.join('\n'));
    gathered = [];
  };
  return { add: (line) => (line === '' ? flush() : gathered.push(line)), flush };
}
