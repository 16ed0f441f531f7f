import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { OptionsError } from './diagnoseOptions.ts';

/** What was read of a file or of standard input. `isCut`: there was more, which was not read. */
export type Input = { readonly text: string; readonly isCut: boolean };

/**
 * So much is read, in bytes. A channel's message has a few KB, a whole log of a pipeline about a MB; redaction takes
 * less than half a second for it, and an endless stream must not hang the command.
 */
export const mostBytes = 1024 * 1024;

/** What a person is told where not everything was read. */
export const cutNotice =
  'There is more than 1 MB: only its beginning was read. Where the error stands further down, give the part around it.';

/**
 * Reads a file, or standard input where none is named, up to 1 MB.
 * @throws OptionsError where it can't be read.
 */
export async function readInput(file: string | undefined): Promise<Input> {
  if (file === undefined && process.stdin.isTTY) console.error('Paste the error, then press Ctrl-D.');
  try {
    return await readStart(file === undefined ? process.stdin : createReadStream(file));
  } catch (error) {
    throw new OptionsError(`The paste can't be read: ${(error as Error).message}`);
  }
}

/** Reads a stream up to 1 MB and closes it. */
export async function readStart(stream: Readable): Promise<Input> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    length += chunk.length;
    if (length > mostBytes) break;
  }
  const bytes = Buffer.concat(chunks);
  // `stream: true` leaves out a character that the cut halved.
  const text = new TextDecoder().decode(bytes.subarray(0, mostBytes), { stream: length > mostBytes });
  return length > mostBytes ? { text: wholeLines(text), isCut: true } : { text, isCut: false };
}

/** A cut line could hold half a secret, which nothing would recognise. */
function wholeLines(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf(' ')) + 1);
}
