import type { StrippedLine } from './stripPrefix.ts';

/** The end of an error of Azure's SDK for Go, and what stands below it (and below a rule, which is gone by then). */
const request = /\b(?:GET|HEAD|POST|PUT|PATCH|DELETE) https?:\/\/\S+$/;
const answer = /^RESPONSE \d{3}: /;

/** Puts what a server answered behind the request that it answered: only together they say what was refused. */
export function joinAnswers(lines: readonly StrippedLine[]): StrippedLine[] {
  const joined: StrippedLine[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && answer.test(line.text) && request.test(last.text))
      joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text}` };
    else joined.push(line);
  }
  return joined;
}
