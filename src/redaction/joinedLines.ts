import { isReadable } from './values.ts';
import { type Edit, hole, holesApartFrom, rewrite, type View } from './view.ts';

const wrap = /(?<=[\w+/=~.%:"'!#$*^@&-])[ \t]{0,4}\r?\n[ \t]{0,40}(?:[>|│] ?)?(?=[\w+/=~.%"'!#$*^@&-])/g;
const narrowestTerminal = 30;

/** With the lines joined where the break stands in text that is no readable word. The same view where there is none. */
export function joinedWords(view: View): View {
  return joined(view, isInsideWord);
}

/** Also joined behind the longest lines, because what wraps, wraps at the same width: a name or an option may be broken. */
export function joinedLines(view: View): View {
  const longest = Math.max(narrowestTerminal, lengthOfLongestLine(view.text));
  return joined(
    view,
    (text, start, end) => start - text.lastIndexOf('\n', start - 1) > longest || isInsideWord(text, start, end),
  );
}

/** Only the surroundings of the joints, without those lines that are far from any. */
function joined(view: View, isWrap: (text: string, start: number, end: number) => boolean): View {
  const { text } = view;
  const wraps: Edit[] = [];
  for (const { index: start, 0: gap } of text.matchAll(wrap)) {
    if (isWrap(text, start, start + gap.length))
      wraps.push({ start, end: start + gap.length, by: /^[ \t]/.test(gap) ? ' ' : '' });
  }
  if (wraps.length === 0) return view;
  const holes = holesApartFrom(
    text,
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
  const before = /[\w.+/~%!#$*^@&-]*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  const after = /^[\w.+/~%!#$*^@&-]*/.exec(text.slice(end, end + 60))?.[0] ?? '';
  return !isReadable(before) || !isReadable(after);
}

function lengthOfLongestLine(text: string): number {
  return text.split(/\r?\n/).reduce((longest, { length }) => Math.max(longest, length), 0);
}
