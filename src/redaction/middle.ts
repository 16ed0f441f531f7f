import type { Span } from './view.ts';

/** A longer text is kept at its beginning and its end, where errors stand. In UTF-16 units. */
export const longestText = 80 * 1024;
const keptHead = 40 * 1024;
const keptTail = 24 * 1024;
/** Read beyond what is kept: longer than keys and tokens are, so that none is cut where it is no longer recognised. */
const margin = 8 * 1024;

const mark = /\[… \d{1,12} …\]/;

/** What stands in a text for so many characters of its middle. */
export function markOf({ start, end }: Span): string {
  return `\n[… ${end - start} …]\n`;
}

/** Whether the middle of a text was left out. */
export function lacksMiddle(text: string): boolean {
  return mark.test(text);
}

/** The part of a text that is too far inside to be searched for secrets; undefined where all of it is read. */
export function unreadMiddle({ length }: string): Span | undefined {
  if (length <= longestText) return undefined;
  return { start: keptHead + margin, end: length - keptTail - margin };
}

/** The part of such a text that is left out: from line end to line end where there are any, and no secret cut. */
export function middleOf(text: string, secrets: readonly Span[]): Span {
  const start = beforeCharacter(text, endOfLineBefore(text, keptHead));
  const end = behindCharacter(text, startOfLineBehind(text, text.length - keptTail));
  const cut = secrets.filter((secret) => secret.start < end && secret.end > start);
  return {
    start: Math.min(start, ...cut.filter((secret) => secret.start < start).map((secret) => secret.start)),
    end: Math.max(end, ...cut.filter((secret) => secret.end > end).map((secret) => secret.end)),
  };
}

function endOfLineBefore(text: string, position: number): number {
  const end = text.lastIndexOf('\n', position);
  return end < position - margin ? position : end;
}

function startOfLineBehind(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 || end > position + margin ? position : end + 1;
}

/** Both halves of a character beyond the first 65,536 stay on one side. */
const splitsCharacter = (text: string, position: number) => (text.codePointAt(position - 1) ?? 0) > 0xffff;
const beforeCharacter = (text: string, position: number) => position - (splitsCharacter(text, position) ? 1 : 0);
const behindCharacter = (text: string, position: number) => position + (splitsCharacter(text, position) ? 1 : 0);
