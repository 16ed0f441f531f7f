import { isRegistryPassword, kindNamed, passwordKind } from '../kinds.ts';
import { type Match, patternRule, type Rule } from '../rule.ts';
import { isPlaceholder, looksRandom, looksSecret } from '../values.ts';

const password = String.raw`(?:pass(?:word|wd|phrase|code)s?\d?|(?<![a-z])(?:pass|pwd?|hesl(?:o|a|u|em)))`;
const secret = String.raw`(?:secrets?(?: value)?|tokens?|(?<![a-z])pat|keys?|tajn\S{1,4} kl[íi][čc]\S{0,3}|kl[íi][čc]\S{0,3}|cred(?:ential)?s?|[úu]daje)`;
const value = String.raw`["'\x60„“*(]{0,3}(?<secret>[^\s"'\x60„“”<>|\uFDD0]{6,})`;
const verb = `(?<verb>is|was|je|jsou|byl[oa]?|zn[íi]|m[áa]me?|=>?|:|->|→|[-–])`;
const anyWord = new RegExp(`(?:${password}|${secret})(?![a-z0-9])`, 'gi');
const strictWord = new RegExp(
  `(?:${password}|secret|tajn\\S{1,4} kl[íi][čc]\\S{0,3}|credentials|[úu]daje)(?![a-z0-9])`,
  'i',
);
const gap = String.raw`(?:[ \t]{1,4}[^\s\uFDD0]{1,60}){0,6}?`;

/** A word of letters and digits, as people choose them: `summer2024`, but no error code. */
const isChosen = (text: string) => /^(?=.*\d)(?=.*[a-z])[^\s./:\\-]+$/.test(text) && !isPlaceholder(text);

/** The last word for secrets in the 120 characters before the value. */
function wordBefore({ text, at }: Match): string | undefined {
  return text
    .slice(Math.max(0, at.start - 120), at.start)
    .match(anyWord)
    ?.at(-1);
}

/** The flag that says that the password comes from elsewhere: what stands before it is none; what stands behind it may be. */
const fromElsewhere = /^["'\s]{0,3}--?password-stdin/;

/** Whether a password or secret is spoken of right before the value, or right behind it, in the same line. */
function isSpokenOf({ text, at }: Match): boolean {
  const before =
    text
      .slice(Math.max(0, at.start - 60), at.start)
      .split('\n')
      .at(-1) ?? '';
  const behind = text.slice(at.end, at.end + 25).split('\n')[0] ?? '';
  return strictWord.test(before) || (strictWord.test(behind) && !fromElsewhere.test(behind));
}

const hasLetterAndDigit = (text: string) => /\d/.test(text) && /[a-z]/i.test(text);

/** Secrets in sentences, English and Czech: "the password is …", "heslo je …". */
export const proseRules: readonly Rule[] = [
  patternRule({
    name: 'password in a sentence',
    kind: (match) => passwordKind(match.value),
    shaped: false,
    hints: ['pass', 'pw', 'hesl'],
    pattern: new RegExp(String.raw`${password}\b(?:${gap}[ \t]{0,4}${verb}\s{1,9}|\s{1,4})${value}`, 'gi'),
    accept: ({ value, groups }) => looksSecret(value) || (groups.verb !== undefined && isChosen(value)),
  }),
  patternRule({
    name: 'secret in a sentence',
    kind: ({ groups, value }) => kindNamed(groups.word ?? '', value),
    shaped: false,
    hints: ['secret', 'token', 'pat', 'key', 'kl', 'cred', 'daje'],
    pattern: new RegExp(String.raw`(?<word>${secret})(?![a-z0-9])${gap}[ \t]{0,4}${verb}\s{1,9}${value}`, 'gi'),
    accept: (match) => looksSecret(match.value),
  }),
  patternRule({
    name: 'password-like text near a word for secrets',
    kind: (match) => kindNamed(wordBefore(match) ?? '', match.value),
    shaped: false,
    hints: ['pass', 'pw', 'hesl', 'secret', 'token', 'pat', 'key', 'kl', 'cred', 'daje'],
    pattern: /(?<![\w+/~.!#$^*%-])(?<!sha\d{3}:)(?<secret>[\w+/~.!#$^*-]{8,}(?:={1,2}(?!\w))?)/gi,
    accept: (match) =>
      hasLetterAndDigit(match.value) &&
      (isSpokenOf(match) ? looksSecret(match.value) : looksRandom(match.value) && wordBefore(match) !== undefined),
  }),
];

/** A secret that is typed with nothing beside it, as where a name was asked for. Letters and digits alone may be a name. */
export const loneSecretRule: Rule = patternRule({
  name: 'password-like text on its own',
  kind: ({ value }) => passwordKind(value),
  shaped: false,
  hints: [],
  pattern: /^\s{0,99}(?<secret>[^\s\uFDD0]{16,200})(?=\s{0,99}$)/g,
  accept: ({ value }) => looksRandom(value) && (isRegistryPassword(value) || !/^[a-z0-9]+$/i.test(value)),
});
