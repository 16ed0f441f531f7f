import { isReadable } from './values.ts';
import { replaceIn, type View } from './view.ts';

const wrap = /(?<=[\w+/=~.%:"'-])[ \t]{0,4}\r?\n[ \t]{0,40}(?:[>|│] ?)?(?=[\w+/=~.%"'-])/g;
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

function joined(view: View, isWrap: (text: string, start: number, end: number) => boolean): View {
  const joints = new Set<number>();
  let removed = 0;
  const result = replaceIn(view, wrap, ({ index, 0: gap }) => {
    if (!isWrap(view.text, index, index + gap.length)) return undefined;
    joints.add(index - removed);
    removed += gap.length;
    return '';
  });
  return joints.size === 0 ? view : { ...result, joints };
}

function isInsideWord(text: string, start: number, end: number): boolean {
  const before = /[\w+/~-]*$/.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  const after = /^[\w+/~-]*/.exec(text.slice(end, end + 60))?.[0] ?? '';
  return !isReadable(before) || !isReadable(after);
}

function lengthOfLongestLine(text: string): number {
  return text.split(/\r?\n/).reduce((longest, { length }) => Math.max(longest, length), 0);
}
