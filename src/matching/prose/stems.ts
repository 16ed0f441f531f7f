import { foldLine } from './readWords.ts';

/** One word of a stem; `open` where any ending may follow. */
export type StemWord = { readonly text: string; readonly open: boolean };

/** A stem of one or several words, and the term (concept or literal word of a mention) that it stands for. */
export type Stem = { readonly term: string; readonly words: readonly StemWord[] };

/** Finds the terms in a row of words: term -> positions of the words where it begins, in order. */
export type TermFinder = (words: readonly string[]) => ReadonlyMap<string, readonly number[]>;

/** Compiles `registr* kontejner*`: words without diacritics, `*` stands for any ending. */
export function compileStem(term: string, stem: string): Stem {
  const words = foldLine(stem).match(/[\p{L}\p{N}]+\*?/gu) ?? [];
  return { term, words: words.map((word) => ({ text: word.replace('*', ''), open: word.endsWith('*') })) };
}

/** Indexes stems by their first word, so that the time follows the text and hardly the vocabulary. */
export function createTermFinder(stems: readonly Stem[]): TermFinder {
  const whole = new Map<string, Stem[]>();
  const beginnings = new Map<string, Stem[]>();
  for (const stem of stems) {
    const [first] = stem.words;
    if (!first) continue;
    const index = first.open ? beginnings : whole;
    index.set(first.text, [...(index.get(first.text) ?? []), stem]);
  }
  const longest = Math.max(0, ...[...beginnings.keys()].map((beginning) => beginning.length));
  return (words) => {
    const found = new Map<string, number[]>();
    for (let at = 0; at < words.length; at++) {
      for (const stem of stemsAt(words[at]!)) {
        if (!followsAt(stem, words, at)) continue;
        const positions = found.get(stem.term);
        if (!positions) found.set(stem.term, [at]);
        else if (positions.at(-1) !== at) positions.push(at);
      }
    }
    return found;
  };

  function stemsAt(word: string): Stem[] {
    const candidates = [...(whole.get(word) ?? [])];
    for (let length = Math.min(word.length, longest); length > 0; length--) {
      candidates.push(...(beginnings.get(word.slice(0, length)) ?? []));
    }
    return candidates;
  }
}

function followsAt(stem: Stem, words: readonly string[], at: number): boolean {
  return stem.words.every(({ text, open }, offset) => {
    const word = words[at + offset];
    return word !== undefined && (open ? word.startsWith(text) : word === text);
  });
}
