import type { Phrases } from '../knowledge/schema.ts';
import { languages } from '../knowledge/schema.ts';
import { foldProse } from '../matching/fold.ts';

/** What a person may type for a button, or to answer in general: the keys below `words.` in phrases.yaml. */
const commands = [
  'again',
  'help',
  'person',
  'language-en',
  'language-cs',
  'store',
  'forget',
  'forget-case',
  'forget-person',
  'keep',
  'works',
  'failing',
  'why',
  'check',
  'check-again',
  'no-check',
  'thanks',
  'hello',
  'none',
] as const;
export type Command = (typeof commands)[number];

/** Longest text, in characters, that is looked at as something typed rather than pasted. */
export const longestTyped = 160;

/** A typed text for comparison: lower case, no diacritics, single blanks, no punctuation around it. */
export function foldTyped(text: string): string {
  return foldProse(text.slice(0, 4 * longestTyped))
    .replace(/[’‘`]/g, "'")
    .replace(/[,;!"„“”()<>]/g, ' ')
    .replace(/[.?:]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a text is short enough, and on one line, to have been typed. */
export function isTyped(text: string): boolean {
  return text.length <= longestTyped && !text.trim().includes('\n');
}

/** The ways to say something in either language. */
export function waysToSay(phrases: Phrases, key: string): readonly string[] {
  return waysIn(phrases, `words.${key}`);
}

function waysIn(phrases: Phrases, key: string): readonly string[] {
  const texts = languages.flatMap((language) => phrases[key]?.[language].split('|') ?? []);
  return texts.map((text) => foldTyped(text) || text.trim());
}

const politeness =
  /^(?:(?:please|prosim|ok|okay|so|tak|hey|hi|ahoj|great|super|thanks|thank you|thx|diky|dekuji|dekuju)\s+){1,3}|\s+(?:please|prosim|now|ted|diky|thanks)$/g;

/** Whether a text as a whole is one of these ways to say something, politeness aside. */
export function isSaidAs(ways: readonly string[], text: string): boolean {
  const whole = foldTyped(text) || text.trim();
  const said = [whole, whole.replace(politeness, '')];
  return ways.some((way) => said.includes(way));
}

/** The command that a text is as a whole, politeness aside. */
export function readCommand(phrases: Phrases, text: string): Command | undefined {
  if (!isTyped(text)) return undefined;
  // The label of a button is what people type first.
  const ways = (command: Command) => [...waysToSay(phrases, command), ...waysIn(phrases, `button.${command}`)];
  return commands.find((command) => isSaidAs(ways(command), text));
}
