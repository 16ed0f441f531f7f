import { wordsOf } from './fold.ts';
import { type CompiledWording, compileWording, standsIn } from './wording.ts';

/** Finds, in one pass over a line, the entries one of whose wordings stands in it. */
export type WordingIndex<Entry> = (foldedLine: string) => Entry[];

/**
 * Indexes wordings by their rarest word, so that a line only meets the few wordings that can be in it: the time
 * follows the line's length and hardly the number of wordings.
 */
export function indexWordings<Entry>(wordings: Iterable<{ wording: string; entry: Entry }>): WordingIndex<Entry> {
  const compiled = [...wordings].flatMap(({ wording, entry }) =>
    compileWording(wording).map((variant) => ({ variant, entry })),
  );
  const frequency = countWords(compiled.map(({ variant }) => variant));
  const byWord = new Map<string, { variant: CompiledWording; entry: Entry }[]>();
  const withoutWord: { variant: CompiledWording; entry: Entry }[] = [];
  for (const item of compiled) {
    const key = rarestWord(item.variant.words, frequency);
    if (key === undefined) withoutWord.push(item);
    else byWord.set(key, [...(byWord.get(key) ?? []), item]);
  }
  return (line) => {
    const found = new Set<Entry>();
    const tryAll = (items: readonly { variant: CompiledWording; entry: Entry }[]) => {
      for (const { variant, entry } of items) if (!found.has(entry) && standsIn(variant, line)) found.add(entry);
    };
    for (const word of new Set(wordsOf(line))) tryAll(byWord.get(word) ?? []);
    tryAll(withoutWord);
    return [...found];
  };
}

function countWords(wordings: readonly CompiledWording[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of wordings) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function rarestWord(words: readonly string[], frequency: ReadonlyMap<string, number>): string | undefined {
  const rank = (word: string) => (frequency.get(word) ?? 0) * 100 - Math.min(word.length, 99);
  return [...words].sort((a, b) => rank(a) - rank(b))[0];
}
