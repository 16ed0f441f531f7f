import { type Edit, holesApartFrom, rewrite, type View } from './view.ts';

/** Replaces what the pattern finds by at most one character; the same view when nothing is. */
function replaceIn(view: View, pattern: RegExp, by: (found: RegExpExecArray) => string): View {
  const edits: Edit[] = [];
  for (const found of view.text.matchAll(pattern)) {
    edits.push({ start: found.index, end: found.index + found[0].length, by: by(found) });
  }
  return rewrite(view, edits);
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
    `(?<blank>[\u00a0\u2007\u202f\u3000]|&nbsp;|&#160;)|(?<dash>[\u2010-\u2015\u2212])`,
  ].join('|'),
  'g',
);

/** Without colours, control characters and characters of no width; blanks and dashes are the usual ones. */
export function withoutNoise(view: View): View {
  return replaceIn(view, noise, ({ groups }) => (groups?.blank ? ' ' : groups?.dash ? '-' : ''));
}

const hex = '[2-7][0-9A-Fa-f]';
const encoded = new RegExp(
  String.raw`\\u00(${hex})|\\x(${hex})|%(${hex}|0[9aAdD])|&#x(${hex});|&#(\d{2,3});|&(quot|apos|amp|lt|gt|plus|sol|equals|colon);|\\(["'/\\nrt])`,
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

/** Only the surroundings of what `decoded` would change. */
export function aroundEscapes(view: View): View {
  const places = [...view.text.matchAll(encoded)].map(({ index }) => index);
  return rewrite(view, holesApartFrom(view.text, places));
}
