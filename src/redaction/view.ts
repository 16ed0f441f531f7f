/** A part of a text: from `start` up to, but without, `end`. Positions count UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** What a person reads in a raw text, with the place in the raw text that each character comes from. */
export type View = {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Where two lines were joined: positions of the first character after each joint. Empty in views that keep lines. */
  readonly joints: ReadonlySet<number>;
};

/** Stands in a view for what is already removed. No rule's value reaches over it. A noncharacter, so no text has it. */
export const hole = '\uFDD0';

/** The raw text with a hole for each of the spans (sorted, apart from each other). */
export function viewOf(raw: string, removed: readonly Span[]): View {
  const starts = new Int32Array(raw.length);
  for (let index = 0; index < starts.length; index++) starts[index] = index;
  const ends = starts.map((index) => index + 1);
  const whole: View = { text: raw, starts, ends, joints: new Set() };
  return rewrite(
    whole,
    removed.map((span) => ({ ...span, by: hole })),
  );
}

/** A span to replace by at most one character. */
export type Edit = Span & { readonly by: string };

/** Replaces what the pattern finds by at most one character; the same view when nothing is. */
function replaceIn(view: View, pattern: RegExp, by: (found: RegExpExecArray) => string): View {
  const edits: Edit[] = [];
  for (const found of view.text.matchAll(pattern)) {
    edits.push({ start: found.index, end: found.index + found[0].length, by: by(found) });
  }
  return rewrite(view, edits);
}

/** Makes the edits (sorted, apart from each other); the same view when there are none. */
export function rewrite(view: View, edits: readonly Edit[]): View {
  if (edits.length === 0) return view;
  const starts = new Int32Array(view.text.length);
  const ends = new Int32Array(view.text.length);
  const pieces: string[] = [];
  let from = 0;
  let length = 0;
  const keepUpTo = (to: number) => {
    pieces.push(view.text.slice(from, to));
    starts.set(view.starts.subarray(from, to), length);
    ends.set(view.ends.subarray(from, to), length);
    length += to - from;
  };
  for (const { start, end, by } of edits) {
    keepUpTo(start);
    pieces.push(by);
    if (by !== '') {
      starts[length] = view.starts[start]!;
      ends[length] = view.ends[end - 1]!;
      length += 1;
    }
    from = end;
  }
  keepUpTo(view.text.length);
  const text = pieces.join('');
  return { text, starts: starts.subarray(0, length), ends: ends.subarray(0, length), joints: view.joints };
}

const ansi = String.raw`(?:[\x1b\u241b]|\\u001[bB]|\\x1[bB]|\\033|\\e|\^\[)`;
const noise = new RegExp(
  [
    String.raw`${ansi}\[[0-?]{0,40}[ -/]{0,4}[@-~]`,
    String.raw`${ansi}\][^\x07\x1b\n]{0,300}(?:\x07|\x1b\\)`,
    String.raw`\[\d{1,3}(?:;\d{1,3}){0,4}m`,
    String.raw`\\u(?:200[b-fB-F]|2060|[fF][eE][fF]{2}|00[aA][dD])`,
    `%E2%80%8[B-F]|&#(?:8203|x200[bB]);|&(?:ZeroWidthSpace|shy);`,
    String.raw`[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffc]`,
  ].join('|'),
  'g',
);

/** Without colours, control characters and characters of no width. */
export function withoutNoise(view: View): View {
  return replaceIn(view, noise, () => '');
}

const hex = '[2-7][0-9A-Fa-f]';
const encoded = new RegExp(
  String.raw`\\u00(${hex})|\\x(${hex})|%(${hex})|&#x(${hex});|&#(\d{2,3});|&(quot|apos|amp|lt|gt|plus|sol|equals|colon);|\\(["'/\\nrt])`,
  'g',
);
const named: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  plus: '+',
  sol: '/',
  equals: '=',
  colon: ':',
  n: '\n',
  r: '\r',
  t: '\t',
};

function decodedCharacter(found: RegExpExecArray): string {
  const [, json, c, percent, htmlHex, htmlDecimal, entity, escaped] = found;
  const code = json ?? c ?? percent ?? htmlHex;
  if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
  if (htmlDecimal !== undefined) return String.fromCharCode(Number(htmlDecimal));
  const name = entity ?? escaped ?? '';
  return named[name] ?? name;
}

/** One level of JSON, percent and HTML escapes decoded (`%VAR%` is none: names don't begin with a digit). */
export function decoded(view: View): View {
  return replaceIn(view, encoded, decodedCharacter);
}

// Reaches over the longest context that a rule looks at.
const reach = 1000;

/** Holes for the lines that are far from all the places (in their order), so that rules need not read them again. */
export function holesApartFrom(text: string, places: readonly number[]): Edit[] {
  const holes: Edit[] = [];
  let start = 0;
  const leaveOutUpTo = (end: number) => {
    if (end > start) holes.push({ start, end, by: hole });
  };
  for (const place of places) {
    if (place - reach > start) leaveOutUpTo(text.lastIndexOf('\n', place - reach));
    if (place + reach > start) start = endOfLine(text, place + reach);
  }
  leaveOutUpTo(text.length);
  return holes;
}

function endOfLine(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end;
}

/** Only the surroundings of what `decoded` would change. */
export function aroundEscapes(view: View): View {
  const places = [...view.text.matchAll(encoded)].map(({ index }) => index);
  return rewrite(view, holesApartFrom(view.text, places));
}

/** Where a span of the view lies in the raw text. */
export function rawSpan(view: View, { start, end }: Span): Span {
  return { start: view.starts[start]!, end: view.ends[end - 1]! };
}
