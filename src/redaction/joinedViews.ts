import { charactersOf, startOfRun } from './runs.ts';
import { isReadable } from './values.ts';
import { type Edit, hole, holesApartFrom, rewrite, type View } from './view.ts';

// Looks back from the line's end, which is quicker than forward from every character.
const wrap = /\n(?<=[\w+/=~.%:"'!#$*^@&-]([ \t]{0,4}\r?)\n)[ \t]{0,40}(?:[>|│] ?)?(?=[\w+/=~.%"'!#$*^@&-])/g;
/** A value that somebody masked is whole: no part of it stands in the next line. */
const masked = /[:=][ \t]{0,9}["']?\*{3,9}["']?$/;
const wordCharacters = charactersOf(/[\w.+/~%!#$*^@&-]/);
const longestWord = 60;
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
  for (const { index, 0: broken, 1: before = '' } of text.matchAll(wrap)) {
    const start = index - before.length;
    const end = index + broken.length;
    if (masked.test(text.slice(Math.max(0, start - 30), start))) continue;
    const insideWord = isInsideWord(text, start, end);
    const endsLongLine = start - text.lastIndexOf('\n', start - 1) > longest;
    if (insideWord || endsLongLine) wraps.push({ start, end, by: /^[ \t]/.test(before) ? ' ' : '', insideWord });
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
  const before = text.slice(startOfRun(wordCharacters, text, start, start - longestWord), start);
  const after = /^[\w.+/~%!#$*^@&-]*/.exec(text.slice(end, end + 60))?.[0] ?? '';
  return !isReadable(before) || !isReadable(after);
}

function lengthOfLongestLine(text: string): number {
  return text.split(/\r?\n/).reduce((longest, { length }) => Math.max(longest, length), 0);
}
