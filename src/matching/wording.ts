import { fold, isWordAt, wordsOf } from './fold.ts';

/** A gap (`…`) spans at most this many characters, so that two halves of a long line never make one wording. */
const longestGap = 300;
const mostVariants = 64;

type Piece = {
  readonly text: string;
  /** Whether a word must begin or end exactly where the piece does. */
  readonly startsWord: boolean;
  readonly endsWord: boolean;
  /** `stem*`: the rest of the word may follow. */
  readonly openEnd: boolean;
  /** Follows the word of the stem before it at once; otherwise a gap may lie between. */
  readonly atOnce: boolean;
};

/**
 * One variant of a wording: literal pieces with gaps between them, the words that a line must hold, and the beginnings
 * (see `beginningOf`) that some of its words must have.
 */
export type CompiledWording = {
  readonly pieces: readonly Piece[];
  readonly words: readonly string[];
  readonly beginnings: readonly string[];
};

/** Compiles a wording (knowledge/README.md, "The wording language"): one result per combination of alternatives. */
export function compileWording(wording: string): CompiledWording[] {
  return expandAlternatives(wording).map(compileVariant);
}

/** Compiles one of the variants that `expandAlternatives` gives. */
export function compileVariant(variant: string): CompiledWording {
  const pieces = piecesOf(fold(variant).replace(/\s+/g, ' ').trim());
  return { pieces, words: pieces.flatMap(wholeWords), beginnings: pieces.flatMap(openWord) };
}

/** Replaces every `(a|b)` by each of its alternatives. Throws when a wording has more than 64 variants. */
export function expandAlternatives(wording: string): string[] {
  const group = /\(([^()]*\|[^()]*)\)/.exec(wording);
  if (!group) return [wording];
  const before = wording.slice(0, group.index);
  const after = wording.slice(group.index + group[0].length);
  const variants = group[1]!.split('|').flatMap((choice) => expandAlternatives(before + choice + after));
  if (variants.length > mostVariants) throw new Error(`more than ${mostVariants} variants in "${wording}"`);
  return variants;
}

function piecesOf(variant: string): Piece[] {
  return variant.split(/(…|\*)/).flatMap((part, index, parts): Piece[] => {
    const atOnce = parts[index - 1] === '*';
    const text = atOnce ? part.trimEnd() : part.trim();
    if (part === '…' || part === '*' || text === '') return [];
    const openEnd = parts[index + 1] === '*';
    return [
      {
        text,
        startsWord: isWordAt(text, 0) && !atOnce,
        endsWord: isWordAt(text, text.length - 1) && !openEnd,
        openEnd,
        atOnce,
      },
    ];
  });
}

/** The words of a piece that are surely whole in every line it matches. */
function wholeWords(piece: Piece): string[] {
  const words = wordsOf(piece.text);
  if (words.length > 0 && !piece.startsWord && isWordAt(piece.text, 0)) words.shift();
  if (words.length > 0 && !piece.endsWord && isWordAt(piece.text, piece.text.length - 1)) words.pop();
  return words;
}

const beginningLength = 4;

/** The first letters of a word, by which words are found of which only the stem is known; none of a shorter word. */
export function beginningOf(word: string): string | undefined {
  return word.length < beginningLength ? undefined : word.slice(0, beginningLength);
}

/** The beginning of the stem that ends a piece. */
function openWord({ text, startsWord, openEnd }: Piece): string[] {
  const words = openEnd && isWordAt(text, text.length - 1) ? wordsOf(text) : [];
  const isWhole = words.length > 1 || (words.length === 1 && (startsWord || !isWordAt(text, 0)));
  const beginning = isWhole ? beginningOf(words.at(-1)!) : undefined;
  return beginning === undefined ? [] : [beginning];
}

/** Whether a wording stands in a folded line. Linear in the line's length: no piece is looked for twice in one place. */
export function standsIn(wording: CompiledWording, line: string): boolean {
  return placeOf(wording, line) >= 0;
}

/** Where a wording begins in a folded line; -1 where it does not stand in it. */
export function placeOf(wording: CompiledWording, line: string): number {
  const [first, ...rest] = wording.pieces;
  if (!first) return -1;
  let from = 0;
  for (let attempts = 0; attempts < 20; attempts++) {
    const start = findPiece(first, line, from);
    if (start < 0) return -1;
    const end = followGaps(first, rest, line, start + first.text.length);
    if (end === 'found') return start;
    if (end === 'absent') return -1;
    from = start + 1;
  }
  return -1;
}

/** `absent`: a later piece is nowhere in the rest of the line, so that no other start can help. */
function followGaps(first: Piece, rest: readonly Piece[], line: string, start: number): 'found' | 'absent' | 'too far' {
  let end = start;
  let previous = first;
  for (const piece of rest) {
    const from = previous.openEnd ? endOfWord(line, end) : end;
    const next = piece.atOnce ? from : findPiece(piece, line, from);
    if (next < 0) return 'absent';
    if (piece.atOnce ? !line.startsWith(piece.text, next) : next - end > longestGap) return 'too far';
    end = next + piece.text.length;
    previous = piece;
  }
  return 'found';
}

function endOfWord(line: string, from: number): number {
  let end = from;
  while (isWordAt(line, end)) end++;
  return end;
}

function findPiece(piece: Piece, line: string, from: number): number {
  let at = line.indexOf(piece.text, from);
  while (at >= 0) {
    const startsRight = !piece.startsWord || !isWordAt(line, at - 1);
    const endsRight = !piece.endsWord || !isWordAt(line, at + piece.text.length);
    if (startsRight && endsRight) return at;
    at = line.indexOf(piece.text, at + 1);
  }
  return -1;
}
