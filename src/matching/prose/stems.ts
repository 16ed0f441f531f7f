import { foldLine } from './readWords.ts';

/** One word of a stem; `open` where any ending may follow. */
export type StemWord = { readonly text: string; readonly open: boolean };

/** A stem of one or several words, and the term (concept or literal word of a mention) that it stands for. */
export type Stem = { readonly term: string; readonly words: readonly StemWord[] };

/** Compiles `registr* kontejner*`: words without diacritics, `*` stands for any ending. */
export function compileStem(term: string, stem: string): Stem {
  const words = foldLine(stem).match(/[\p{L}\p{N}]+\*?/gu) ?? [];
  return { term, words: words.map((word) => ({ text: word.replace('*', ''), open: word.endsWith('*') })) };
}

/** The stems that begin with a word, given that and the following words. */
export type StemIndex = (words: readonly string[], at: number) => readonly Stem[];

/** Indexes stems by their first word, so that the time follows the text and hardly the vocabulary. */
export function indexStems(stems: readonly Stem[]): StemIndex {
  const whole = byFirstWord(stems.filter(({ words }) => words[0]?.open === false));
  const beginnings = byFirstWord(stems.filter(({ words }) => words[0]?.open === true));
  const longest = Math.max(0, ...[...beginnings.keys()].map((beginning) => beginning.length));
  return (words, at) => {
    const word = words[at] ?? '';
    const candidates = [...(whole.get(word) ?? [])];
    for (let length = Math.min(word.length, longest); length > 0; length--) {
      candidates.push(...(beginnings.get(word.slice(0, length)) ?? []));
    }
    return candidates.filter((stem) => followsAt(stem, words, at));
  };
}

function byFirstWord(stems: readonly Stem[]): ReadonlyMap<string, readonly Stem[]> {
  return Map.groupBy(stems, ({ words }) => words[0]!.text);
}

function followsAt(stem: Stem, words: readonly string[], at: number): boolean {
  return stem.words.every(({ text, open }, offset) => {
    const word = words[at + offset];
    return word !== undefined && (open ? word.startsWith(text) : word === text);
  });
}
