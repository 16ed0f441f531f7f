import type { Signature } from '../knowledge/schema.ts';
import { withoutCutMark } from './cutMark.ts';
import { isWordAt } from './fold.ts';
import { once } from './once.ts';
import type { Statement } from './statements.ts';
import type { PasteSubject } from './subject.ts';
import { type CompiledWording, compileWording, standsIn } from './wording.ts';
import { counts, type FindWordings, type Tier, type WordingHit } from './wordingHits.ts';

const tiers = ['exact', 'shared', 'weak'] as const;

/** The last piece of a wording, what must stand before it, and whose wording it is. */
type CutWording = {
  readonly text: string;
  readonly before: CompiledWording;
  readonly length: number;
  readonly entry: { readonly signature: Signature; readonly tier: Tier; readonly wording: string };
};

/** So much of a wording must be there: less fits too many. */
const leastLength = 10;
const leastShare = 0.45;
/** A single word that goes on in some wording may just be a word, as a weak one may; two, or a very long one, are no accident. */
const longWord = 16;
/** So much of a wording is no accident, either, where nothing shows that it was cut. */
const unmarkedLength = 20;
const unmarkedShare = 0.75;
const longestTail = 120;

/**
 * Builds the finder of wordings that the end of a paste cut off: `unauthorized: authentication requ`. That it was cut
 * there must show: in the middle of a word, or by a mark.
 */
export function createCutWordingFinder(signatures: Iterable<Signature>): FindWordings {
  const wordings = once(() => [...signatures].flatMap(cutWordingsOf).sort((a, b) => (a.text < b.text ? -1 : 1)));
  return (statements, paste) => {
    const place = statements.length - 1;
    const last = statements[place];
    return last === undefined ? [] : hitsIn(last, place, paste);
  };

  function hitsIn(statement: Statement, place: number, paste: PasteSubject): WordingHit[] {
    const subject = paste.statements[place]!;
    return cutOff(wordings(), statement.folded)
      .filter(({ tier }) => counts(tier, paste, subject))
      .map((entry) => ({ ...entry, statement, place, subject }));
  }
}

function cutWordingsOf(signature: Signature): CutWording[] {
  return tiers.flatMap((tier) =>
    signature.wordings[tier].filter(isPlain).flatMap((wording) =>
      compileWording(wording).flatMap(({ pieces }): CutWording[] => {
        const text = pieces.at(-1)?.text ?? '';
        if (text.length < leastLength) return [];
        const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
        return [
          {
            text,
            before: { pieces: pieces.slice(0, -1), words: [], beginnings: [] },
            length,
            entry: { signature, tier, wording },
          },
        ];
      }),
    ),
  );
}

/** Wordings that can be told in very many ways are people's; a program's are cut off. */
const mostBars = 3;

function isPlain(wording: string): boolean {
  return wording.split('|').length <= mostBars + 1;
}

/** The wordings of which a folded line holds as much as possible, but for their end. */
function cutOff(wordings: readonly CutWording[], line: string): CutWording['entry'][] {
  const whole = withoutCutMark(line);
  const isMarked = whole !== line;
  for (let at = Math.max(0, whole.length - longestTail); at <= whole.length - leastLength; at++) {
    if (isWordAt(whole, at - 1) && isWordAt(whole, at)) continue;
    const tail = whole.slice(at);
    const found = beginningWith(wordings, tail).filter(
      (wording) => isCut(wording, tail, isMarked) && holdsRest(wording, whole.slice(0, at)),
    );
    if (found.length > 0) return found.map(({ entry }) => entry);
  }
  return [];
}

function isCut({ text, length, entry }: CutWording, tail: string, isMarked: boolean): boolean {
  if (text.length === tail.length) return false;
  const known = tail.length + (length - text.length);
  const inWord = isWordAt(text, tail.length - 1) && isWordAt(text, tail.length);
  if (!isMarked && !inWord) return tail.length >= unmarkedLength && known >= length * unmarkedShare;
  const isTelling = tail.length >= longWord || (entry.tier !== 'weak' && (isMarked || tail.includes(' ')));
  return isTelling && known >= length * leastShare;
}

function holdsRest({ before }: CutWording, line: string): boolean {
  return before.pieces.length === 0 || standsIn(before, line);
}

/** The wordings that begin with a text, from a list in alphabetical order. */
function beginningWith(wordings: readonly CutWording[], text: string): CutWording[] {
  let low = 0;
  let high = wordings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wordings[middle]!.text < text) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (wordings[end]?.text.startsWith(text)) end++;
  return wordings.slice(low, end);
}
