import { anyOf } from '../anyOf.ts';
import { commandsIn } from './commandsIn.ts';
import { operationOf } from './operationOf.ts';
import type { Operation } from './operationSigns.ts';
import type { Paste } from './paste.ts';

/** What tells that something went well. */
const successes = anyOf(
  '',
  /(?:works?|worked|working|succeed(?:s|ed)|successful(?:ly(?! \w+ed\b))?|passe[sd]|fine|okay|green)\b/,
  /(?:no|without(?: any| a)?) (?:problem|issue|trouble)s?\b/,
  /(?:is|are|was|were|went|goes|all) (?:[\w-]{1,9} )?(?:ok|good|well|through|there|in the (?:portal|registry|acr))\b/,
  /(?<=: )ok\b/,
  /(?:i|we) (?:(?:can )?see (?:it|them|the image)|can (?:also |still )?(?:pull|push|log ?in))\b/,
  /(?<![á-ž])(?:funguj|fungov|jde |jdou |projde|pro[sš]l|prob[eě]hl?|povede|povedl|bez probl[eé]m|v po[rř][aá]dku)/,
);
const success = new RegExp(String.raw`\b(?:${successes.source})`, 'gi');
/** What turns it round, or makes it a wish, a condition or the past. */
const doubt = anyOf(
  'i',
  /\b(?:not|never|cannot|cant|wont|doesnt|dont|didnt|nobody|nothing|none|only|until|till|before|used to|should|would|how|if|once)\b/,
  /\b(?:no (?!problem|issue|trouble)|stop|fail|errors?\b|denied\b|refused\b|unauthori|unsucc|40[13]\b)/,
  /n['’]t\b|\?/,
  /(?<![a-zá-ž\d])(?:ne[a-zá-ž]{2}|jen |než |dokud|aby |p[rř]esta)/,
);
const clauseEnd = /(?<=[.,;:!?)])\s+|\s(?=\()|\s(?=(?:but|however|yet|though|while|whereas|ale|však|zatímco)\s)/i;

/** What a tool prints when its command has done what it should. */
const done: Readonly<Partial<Record<Operation, RegExp>>> = {
  login: /(?<=^\W{0,20})Login Succeeded/m,
  push: /\bdigest: sha256:[0-9a-f]{8,64} size: \d/,
  pull: /(?<=^\W{0,20})Status: (?:Downloaded newer image|Image is up to date)/m,
};
/** What tools print at the start, where no command stands before it. */
const begins: readonly (readonly [Operation, RegExp])[] = [
  ['login', /\bdocker\/login-action@|\bLogging in ?to \S{1,120}\.\.\.$/],
  ['push', /\bThe push refers to/],
];
const anyDone = anyOf('m', ...Object.values(done));

/**
 * A paste without what it tells to have gone well, so that what is left may have failed: clauses such as "the login
 * works", and commands up to their `Login Succeeded`. The same paste where nothing is told to have gone well.
 */
export function withoutSuccesses(paste: Paste): Paste {
  const told = linesWithSuccess(paste);
  const isPrinted = anyDone.test(paste.text);
  if (told.length === 0 && !isPrinted) return paste;
  const lines = isPrinted ? withoutDone(paste) : [...paste.lines];
  for (const index of told) lines[index] = withoutClauses(lines[index]!);
  return withLines(paste, lines);
}

function linesWithSuccess({ lines, text }: Paste): number[] {
  const found: number[] = [];
  let line = 0;
  let end = lines[0]?.length ?? 0;
  for (const { index } of text.matchAll(success)) {
    while (index > end) {
      line += 1;
      end += lines[line]!.length + 1;
    }
    if (found.at(-1) !== line) found.push(line);
  }
  return found;
}

function withoutClauses(line: string): string {
  return line
    .split(clauseEnd)
    .filter((clause) => clause.search(success) < 0 || doubt.test(clause))
    .join(' ');
}

/** Empties each command that did what it should, with its output. */
function withoutDone({ lines, commands }: Paste): string[] {
  const operations = new Map(commands.map((command) => [command.line, operationOf(command)]));
  const left = [...lines];
  let begun: { readonly operation: Operation; readonly line: number } | undefined;
  for (const [index, line] of lines.entries()) {
    const started = operations.get(index);
    const shown = started ? undefined : begins.find(([, pattern]) => pattern.test(line))?.[0];
    if (started || (shown && shown !== begun?.operation)) begun = { operation: started ?? shown!, line: index };
    if (!begun || !done[begun.operation]?.test(line)) continue;
    left.fill('', begun.line, index + 1);
    begun = undefined;
  }
  return left;
}

function withLines(paste: Paste, lines: readonly string[]): Paste {
  const isKept = lines.map((line, index) => line === paste.lines[index]);
  if (!isKept.includes(false)) return paste;
  const again = lines.flatMap((text, line) =>
    isKept[line] ? [] : commandsIn([text]).map((found) => ({ ...found, line })),
  );
  return {
    ...paste,
    lines,
    failing: paste.failing.map((failing, index) => failing && lines[index] !== ''),
    commands: [...paste.commands.filter(({ line }) => isKept[line]), ...again].sort((a, b) => a.line - b.line),
    text: lines.join('\n'),
  };
}
