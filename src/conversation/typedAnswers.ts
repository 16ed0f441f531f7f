import type { Content, Phrases, Question } from '../knowledge/schema.ts';
import { saysNothing } from './conditions.ts';
import { coversMinutes, readMinutes } from './durations.ts';
import { readRegistry, readTypedValue, type Typed } from './typedValues.ts';
import { foldTyped, isTyped, waysToSay } from './typedWords.ts';

const denial = /(?:^|\s)(?:not|no|isn't|ne|neni|nikoli|nikoliv|nejde o)\s(?:a\s|an\s|the\s)?$/;

/** A "no" with a comma rejects what was taken for known, not what follows: "no, the admin user". */
const rejection = /^\s*(?:no|nope|ne|nikoliv?)\s*[,.!;–-]\s*/i;

function standsIn(way: string, folded: string): boolean {
  const at = ` ${folded} `.indexOf(` ${way} `);
  return at >= 0 && !denial.test(` ${folded}`.slice(0, at + 1));
}

function ways(choice: Question['choices'][number]): readonly string[] {
  const { label, says, value } = choice;
  return [value.replaceAll('-', ' '), label.en, label.cs, ...says].map(foldTyped);
}

/** The choice that is said at the greatest length: "AKS cluster" before "AKS". */
function choiceSaid(question: Question, folded: string, skip: readonly string[]): string | undefined {
  const said = question.choices
    .filter(({ value }) => !saysNothing(value))
    .flatMap((choice) => ways(choice).map((way) => ({ value: choice.value, way })))
    .filter(({ way }) => !skip.includes(way) && standsIn(way, folded))
    .sort((one, other) => other.way.length - one.way.length);
  return said[0]?.value;
}

function yesOrNo(question: Question, folded: string, phrases: Phrases): string | undefined {
  const starts = (key: string) => waysToSay(phrases, key).some((way) => folded === way || folded.startsWith(`${way} `));
  const said = starts('yes') ? 'yes' : starts('no') ? 'no' : undefined;
  return question.choices.find(({ value }) => value === said)?.value;
}

function durationSaid(question: Question, folded: string): string | undefined {
  const minutes = readMinutes(folded);
  if (minutes === undefined) return undefined;
  return question.choices.find(({ value }) => coversMinutes(value, minutes))?.value;
}

function notSure(question: Question, folded: string, phrases: Phrases): string | undefined {
  const isSaid = waysToSay(phrases, 'unknown').some((way) => folded === way || folded.startsWith(`${way} `));
  return isSaid ? question.choices.find(({ value }) => saysNothing(value))?.value : undefined;
}

/** Reads a typed text as the answer to an open question: facts by name, or undefined where it is no answer. */
export function readAnswer(question: Question, text: string, phrases: Phrases): Typed | undefined {
  if (!isTyped(text)) return undefined;
  const folded = foldTyped(text);
  const value =
    notSure(question, folded, phrases) ??
    durationSaid(question, folded) ??
    choiceSaid(question, foldTyped(text.replace(rejection, '')), []) ??
    yesOrNo(question, folded, phrases);
  return value === undefined ? readTypedValue(question, text) : { [question.fact]: value };
}

/** Facts that a person states unasked in a word ("AKS"), and those that take at least two ("no pull secret"). */
const stated: readonly string[] = ['identity', 'operation', 'environment'];
const statedAtLength: readonly string[] = ['lastSuccess', 'proxy', 'privateNetwork', 'pullSecret', 'registryMode'];

/** What is too general to be a statement about a fact that was not asked for. */
function tooGeneral(question: Question, content: Content): readonly string[] {
  const general = ['yes', 'no', 'unknown'].flatMap((key) => waysToSay(content.phrases, key));
  if (!statedAtLength.includes(question.fact)) return general;
  const oneWord = question.choices.flatMap(ways).filter((way) => !way.includes(' '));
  return [...general, ...oneWord];
}

/**
 * Reads facts that a person states unasked or corrects: "no, the registry is contosodev", "it's a service principal",
 * "ne, je to push". `asked` are the facts of questions that were asked before, whose answers may be corrected, too.
 */
export function readStatements(content: Content, text: string, asked: readonly string[]): Typed {
  if (!isTyped(text)) return {};
  const folded = foldTyped(text.replace(rejection, ''));
  const facts: Record<string, string> = { ...readRegistry(text, false) };
  const open = [...stated, ...statedAtLength, ...asked];
  for (const question of content.questions.values()) {
    if (question.typed !== undefined || !open.includes(question.fact)) continue;
    const value = choiceSaid(question, folded, tooGeneral(question, content));
    if (value !== undefined) facts[question.fact] = value;
  }
  return facts;
}
