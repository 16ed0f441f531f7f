import type { StrippedLine } from './stripPrefix.ts';

/** The end of an error of Azure's SDK for Go, and what stands below it (and below a rule, which is gone by then). */
const request = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) https?:\/\/\S+$/;
const answer = /^RESPONSE \d{3}: /;
/** The code of a registry's error and its message, where the body was set out for reading. */
const code = /^"code": ?"\w{1,60}",$/i;
const message = /^"message": ?"/i;

/** Puts together what only says together what was refused: a request and its answer, the code of an error and its message. */
export function joinAnswers(lines: readonly StrippedLine[]): StrippedLine[] {
  const joined: StrippedLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const rest = last && restOf(last, line);
    if (last && rest !== undefined) joined[joined.length - 1] = { ...last, text: `${last.text} ${rest}` };
    else joined.push(line);
  }
  return joined;
}

/** What of a line belongs to the one before it. */
function restOf(last: StrippedLine, { prefix, text }: StrippedLine): string | undefined {
  if (answer.test(text) && request.test(last.text)) return text;
  return message.test(prefix + text) && code.test(last.text) ? prefix + text : undefined;
}
