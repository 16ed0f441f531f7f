import { isReadable } from './values.ts';
import { type Edit, hole, holesApartFrom, rewrite, type View } from './view.ts';

const wrap = /(?<=[\w+/=~.%:"'!#$*^@&-])[ \t]{0,4}\r?\n[ \t]{0,40}(?:[>|│] ?)?(?=[\w+/=~.%"'!#$*^@&-])/g;
const narrowestTerminal = 30;

type Wrap = Edit & { readonly insideWord: boolean };

/**
 * The view with its lines joined where the break stands in text that is no readable word; and once more with those
 * joined, too, that follow the longest lines, because what wraps, wraps at the same width: a name or an option may be
 * broken. Only the surroundings of the joints are kept. Empty where nothing is to join.
 */
export function joinedViews(view: View): View[] {
  const wraps = wrapsIn(view.text);
  const insideWords = wraps.filter(({ insideWord }) => insideWord);
  const choices = insideWords.length === wraps.length ? [wraps] : [insideWords, wraps];
  return choices.filter(({ length }) => length > 0).map((chosen) => join(view, chosen));
}

function wrapsIn(text: string): Wrap[] {
  const longest = Math.max(narrowestTerminal, lengthOfLongestLine(text));
  const wraps: Wrap[] = [];
  for (const { index: start, 0: gap } of text.matchAll(wrap)) {
    const end = start + gap.length;
    const insideWord = isInsideWord(text, start, end);
    const endsLongLine = start - text.lastIndexOf('\n', start - 1) > longest;
    if (insideWord || endsLongLine) wraps.push({ start, end, by: /^[ \t]/.test(gap) ? ' ' : '', insideWord });
  }
  return wraps;
}

function join(view: View, wraps: readonly Edit[]): View {
  const holes = holesApartFrom(
    view.text,
    wraps.map(({ start }) => start),
  );
  const edits = [...wraps, ...holes].sort((a, b) => a.start - b.start);
  const joints = new Set<number>();
  let removed = 0;
  for (const { start, end, by } of edits) {
    if (by !== hole) joints.add(start + by.length - removed);
    removed += end - start - by.length;
  }
  return { ...rewrite(view, edits), joints };
}

function isInsideWord(text: string, start: number, end: number): boolean {
  const before = text.slice(startOfWord(text, start), start);
  const after = /^[\w.+/~%!#$*^@&-]*/.exec(text.slice(end, end + 60))?.[0] ?? '';
  return !isReadable(before) || !isReadable(after);
}

const wordCharacter = /[\w.+/~%!#$*^@&-]/;
const longestWord = 60;

/** A search from the front would begin anew at every word. */
function startOfWord(text: string, end: number): number {
  let start = end;
  while (start > Math.max(0, end - longestWord) && wordCharacter.test(text.charAt(start - 1))) start--;
  return start;
}

function lengthOfLongestLine(text: string): number {
  return text.split(/\r?\n/).reduce((longest, { length }) => Math.max(longest, length), 0);
}
