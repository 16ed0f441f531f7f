import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** How people tell a signature in their own words, by its id, and what they say where there is nothing to claim. */
export type Sentences = ReadonlyMap<string, readonly string[]>;

/**
 * Reads `knowledge/sentences/ID.txt` below a folder: one sentence a line, none twice in a file; lines that begin with #
 * say something to the maintainer. They are only needed to learn from, so that no other command reads them.
 */
export function readSentences(folder: string): Sentences {
  const sentences = path.join(folder, 'knowledge/sentences');
  const files = readdirSync(sentences).filter((name) => name.endsWith('.txt'));
  return new Map(
    files
      .sort()
      .map((name) => [name.slice(0, -'.txt'.length), linesOf(readFileSync(path.join(sentences, name), 'utf8'))]),
  );
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== '' && !line.startsWith('#')))];
}
