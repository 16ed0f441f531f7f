import { wordsOf } from './fold.ts';
import { type CompiledWording, compileWording, standsIn } from './wording.ts';

/**
 * Finds, in one pass over a folded line, the entries one of whose wordings stands in it. Who asks several indexes
 * about a line gives its words, too.
 */
export type WordingIndex<Entry> = (foldedLine: string, words?: ReadonlySet<string>) => Entry[];

type Item<Entry> = { readonly variant: CompiledWording; readonly entry: Entry; readonly words: readonly string[] };

/**
 * Indexes wordings by their rarest word, so that a line only meets the few wordings that can be in it: the time
 * follows the line's length and hardly the number of wordings.
 */
export function indexWordings<Entry>(wordings: Iterable<{ wording: string; entry: Entry }>): WordingIndex<Entry> {
  const compiled = [...wordings].flatMap(({ wording, entry }) =>
    compileWording(wording).map((variant) => ({ variant, entry })),
  );
  const frequency = countWords(compiled.map(({ variant }) => variant));
  const items = compiled.map((item) => ({ ...item, words: rarestFirst(item.variant.words, frequency) }));
  const byWord = Map.groupBy(items, ({ words }) => words[0]);
  const withoutWord = byWord.get(undefined) ?? [];
  return (line, words = wordSet(line)) => {
    const found = new Set<Entry>();
    collect(withoutWord, line, words, found);
    for (const word of words) {
      const candidates = byWord.get(word);
      if (candidates) collect(candidates, line, words, found);
    }
    return [...found];
  };
}

function collect<Entry>(
  candidates: readonly Item<Entry>[],
  line: string,
  words: ReadonlySet<string>,
  found: Set<Entry>,
): void {
  for (const item of candidates) {
    if (hasAll(words, item.words) && !found.has(item.entry) && standsIn(item.variant, line)) found.add(item.entry);
  }
}

/** The rarest word is known to be there. A plain loop, because this runs for every candidate of every line. */
function hasAll(words: ReadonlySet<string>, needed: readonly string[]): boolean {
  for (let index = 1; index < needed.length; index++) if (!words.has(needed[index]!)) return false;
  return true;
}

/** The different words of a folded line. */
export function wordSet(foldedLine: string): ReadonlySet<string> {
  return new Set(wordsOf(foldedLine));
}

function countWords(wordings: readonly CompiledWording[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of wordings) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Short words are common in every text. */
const shortWord = 4;

function rarestFirst(words: readonly string[], frequency: ReadonlyMap<string, number>): string[] {
  const rank = (word: string) =>
    (frequency.get(word) ?? 0) * 100 - word.length + (word.length < shortWord ? 100_000 : 0);
  return [...new Set(words)].sort((a, b) => rank(a) - rank(b));
}
