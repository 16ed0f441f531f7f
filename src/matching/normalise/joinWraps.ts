import { anyOf } from '../anyOf.ts';
import { commonWords } from './commonWords.ts';
import { isFence, stripPrefix } from './stripPrefix.ts';

const narrowest = 40;
const widest = 240;

/** What begins a line of its own: prompts, traces and answers of shells, lists, stack frames, layers, levels, commands. */
const ownStarts = [
  /[$#>|] /,
  /\+{1,3} \S/,
  /(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k)?sh: /,
  /PS [A-Z]:/,
  /[\w.-]{1,30}@[\w.-]{1,40}:/,
  /[-*•►✔✗◎] /,
  /\d{1,2}[.)] /,
  /at [\w<]/,
  /File "/,
  /[0-9a-f]{12}: /,
  /#\d{1,3} /,
  /---/,
  /===/,
  /(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|ERRO|FATA|DEBU|TRACE)\b/,
  /(?:sudo|curl) /,
  /(?:az|docker|podman|kubectl|helm|terraform) (?:acr|aks|account|login|push|pull|run|build|tag|images|ps|version|info|compose|logout|get|describe|apply|logs|registry|install|upgrade|plan|init)\b/,
];
const ownStart = new RegExp(`^\\s*(?:${anyOf('', ...ownStarts).source})`);
/** A command, and what its tool answers below it: two lines, however long the command is. */
const command =
  /^\s*(?:[$#>] |\+{1,3} |PS [^>\n]{0,80}> )?(?:sudo |echo |curl |(?:az|docker|podman|nerdctl|buildah|skopeo|helm|oras|kubectl|crane) [a-z{"-])/;
const reply =
  /^(?:unauthorized|denied|forbidden|unknown|toomanyrequests|manifest|no |error|failed|fatal|permission|cannot|unable|login)\b/;
/** How the rest of a sentence or word begins. */
const rest = /^[a-z0-9()\]*"'`/<.,:;=&%_-]/;
const endOfSentence = /[.!?]["'`)]?$/;
const tableRow = /\S {3,}\S/;

/** How a paste was broken: `hard` at exactly `width` characters, or between words. `sure`: in more than one place. */
type Wrap = { readonly width: number; readonly hard: boolean; readonly sure: boolean };
type Pair = readonly [line: string, next: string];

/**
 * Joins the lines that a narrow terminal or a mail client broke at a constant width: in the middle of words, where
 * the broken lines are exactly as long as the longest, or between words, where the next word would not have fitted.
 */
export function joinWraps(lines: readonly string[]): string[] {
  const whole = findWrap(lines);
  return blocksOf(lines).flatMap((block) => joinBlock(block, whole ?? findWrap(block)));
}

/** Runs of lines without an empty one or a fence. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '' || isFence(line)) blocks.push([]);
    else blocks.at(-1)!.push(line);
  }
  return blocks;
}

function findWrap(lines: readonly string[]): Wrap | undefined {
  const width = lines.reduce((longest, line) => (line.includes(' ') ? Math.max(longest, line.length) : longest), 0);
  if (width < narrowest || width > widest) return undefined;
  const pairs = lines
    .slice(0, -1)
    .map((line, index): Pair => [line, lines[index + 1]!])
    .filter((pair) => isLong(pair, width) && continues(pair[1]) && !tableRow.test(pair[0]));
  const full = pairs.filter(([line]) => line.length === width);
  const inWords = full.filter((pair) => !isBetweenWords(pair)).length;
  const between = full.length - inWords + pairs.filter((pair) => isFitted(pair, width) && isRest(pair)).length;
  const sure = inWords + between > 1;
  if (inWords > between && (sure || (isUsualWidth(width) && full.some(isInWord)))) return { width, hard: true, sure };
  return inWords + between > 0 ? { width, hard: false, sure } : undefined;
}

/** Widths that terminals and log viewers are set to. */
function isUsualWidth(width: number): boolean {
  return width === 72 || width === 132 || (width >= 60 && width % 20 === 0);
}

function firstWord(line: string): string {
  return /^[\p{L}']*/u.exec(line)![0];
}

/** Whether the line was broken between words; a blank left at the break shows that nobody looked for one. */
function isBetweenWords([line, next]: Pair): boolean {
  return !line.endsWith(' ') && !next.startsWith(' ') && (!rest.test(next) || commonWords.has(firstWord(next)));
}

/** Whether the break can only go through a word or an address, or left a blank. */
function isInWord([line, next]: Pair): boolean {
  return line.endsWith(' ') || next.startsWith(' ') || (/[\w/:=&%-]$/.test(line) && /^[a-z0-9/:=&%_.-]/.test(next));
}

/** Whether the line would have been too long with the first word of the next. */
function isFitted([line, next]: Pair, width: number): boolean {
  const blank = next.indexOf(' ');
  const word = blank < 0 ? next.length : blank;
  return line.length !== width && line.length + 1 + word > width && Math.max(line.length, word) > width / 2;
}

/** Whether the line may have been broken: it is as long as the longest, or nearly. */
function isLong(pair: Pair, width: number): boolean {
  return !isReply(pair) && (pair[0].length === width || isFitted(pair, width));
}

function isReply([line, next]: Pair): boolean {
  return reply.test(next) && (command.test(line) || /[}\]]$/.test(line));
}

/** Whether the next line reads like the rest of a sentence. */
function isRest([line, next]: Pair): boolean {
  return rest.test(next) && !endOfSentence.test(line);
}

function continues(next: string): boolean {
  return next.trim() !== '' && !ownStart.test(next) && !isFence(next) && stripPrefix(next).prefix === '';
}

function joinBlock(lines: readonly string[], wrap: Wrap | undefined): string[] {
  if (!wrap) return [...lines];
  const joined: string[] = [];
  let previous: string | undefined;
  for (const line of lines) {
    const glue = previous === undefined ? undefined : glueBetween([previous, line], wrap);
    joined.push(glue === undefined ? line : joined.pop()! + glue + line);
    previous = line;
  }
  return joined;
}

/** What stood between two lines before they were broken; undefined where they are lines of their own. */
function glueBetween(pair: Pair, { width, hard, sure }: Wrap): '' | ' ' | undefined {
  if (!isLong(pair, width) || !continues(pair[1])) return undefined;
  if (hard && pair[0].length === width) return '';
  return isRest(pair) || (sure && !hard) ? ' ' : undefined;
}
