import { fold, wordsOf } from './fold.ts';
import {
  beginningOf,
  type CompiledWording,
  compileVariant,
  compileWording,
  expandAlternatives,
  standsIn,
} from './wording.ts';
import { growWordTree, type Worded, type WordTree } from './wordTree.ts';

/**
 * Finds, in one pass over a folded line, the entries one of whose wordings stands in it. Who asks several indexes
 * about a line gives its words, too.
 */
export type WordingIndex<Entry> = (foldedLine: string, words?: ReadonlySet<string>) => Entry[];

/** An entry and the variants of its wording, which are compiled when a line first has their common words. */
type Indexed<Entry> = { readonly entry: Entry; readonly wording: string; variants?: WordTree<CompiledWording> };

/** The same under the words, or where there are none under the beginnings of words, that a line must hold. */
type Placed<Entry> = Worded<Indexed<Entry>> & { readonly byBeginnings: boolean };

/**
 * Indexes wordings by their words: the time of a search follows the line's length and hardly the number of wordings,
 * and the index of many wordings is made quickly, because few of them are ever needed.
 */
export function indexWordings<Entry>(wordings: Iterable<{ wording: string; entry: Entry }>): WordingIndex<Entry> {
  const all = [...wordings].flatMap(({ wording, entry }) => placed(wording, entry));
  const visitByWords = growWordTree(all.filter(({ byBeginnings }) => !byBeginnings));
  const visitByBeginnings = growWordTree(all.filter(({ byBeginnings }) => byBeginnings));
  return (line, words = wordSet(line)) => {
    const found = new Set<Entry>();
    const visit = (indexed: Indexed<Entry>) => {
      const { entry, wording } = indexed;
      if (found.has(entry)) return;
      indexed.variants ??= compileVariants(wording);
      indexed.variants(words, (variant) => {
        if (!found.has(entry) && standsIn(variant, line)) found.add(entry);
      });
    };
    visitByWords(words, visit);
    visitByBeginnings(beginningsOf(words), visit);
    return [...found];
  };
}

/** The different words of a folded line. */
export function wordSet(foldedLine: string): ReadonlySet<string> {
  return new Set(wordsOf(foldedLine));
}

function beginningsOf(words: ReadonlySet<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const word of words) {
    const beginning = beginningOf(word);
    if (beginning !== undefined) beginnings.add(beginning);
  }
  return beginnings;
}

/** A wording under the words that all its variants have; each variant by itself where these say too little. */
function placed<Entry>(wording: string, entry: Entry): Placed<Entry>[] {
  const words = commonWordsOf(wording);
  if (!words.some(isTelling)) return expandAlternatives(wording).map((variant) => placedVariant(variant, entry));
  return [{ words, byBeginnings: false, value: { entry, wording } }];
}

function placedVariant<Entry>(wording: string, entry: Entry): Placed<Entry> {
  const words = commonWordsOf(wording);
  if (words.length > 0) return { words, byBeginnings: false, value: { entry, wording } };
  return { words: compileVariant(wording).beginnings, byBeginnings: true, value: { entry, wording } };
}

function compileVariants(wording: string): WordTree<CompiledWording> {
  return growWordTree(compileWording(wording).map((variant) => ({ words: variant.words, value: variant })));
}

const isTelling = (word: string) => word.length > 4;

const alternatives = /\([^()]*\|[^()]*\)/g;
/** Stands for alternatives, which may be parts of the words beside them. */
const gap = '\u0001';
const wholeWord = /(?<![a-z0-9_\u00c0-\u024f*\u0001])[a-z0-9_\u00c0-\u024f]+(?![a-z0-9_\u00c0-\u024f*\u0001])/g;

/** The whole words of a wording outside its alternatives. */
function commonWordsOf(wording: string): string[] {
  let outside = fold(wording);
  while (outside.search(alternatives) >= 0) outside = outside.replace(alternatives, gap);
  return outside.match(wholeWord) ?? [];
}
