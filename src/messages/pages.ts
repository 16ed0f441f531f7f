import type { Message, Part } from './message.ts';
import { measure } from './shorten.ts';

/** How much goes onto one page: less than any platform takes, so that no page has to be shortened. UTF-16 units. */
const page = { text: 5000, parts: 30, code: 2500 } as const;

/** Code cut at line ends into pieces that fit a page each. A command stays whole: half of one may do harm. */
function codePieces(part: Part & { kind: 'code' }): Part[] {
  if (part.shell !== undefined || part.code.length <= page.code) return [part];
  const pieces: string[] = [];
  for (const line of part.code.split('\n')) {
    const last = pieces.at(-1);
    if (last === undefined || last.length + 1 + line.length > page.code) pieces.push(line);
    else pieces[pieces.length - 1] = `${last}\n${line}`;
  }
  const { label, ...unlabelled } = part;
  return pieces.map((code, index) => (index === 0 ? { ...part, code } : { ...unlabelled, code }));
}

function isPressed({ kind }: Part): boolean {
  return kind === 'choices' || kind === 'form';
}

function fits(parts: readonly Part[], next: Part): boolean {
  // What can be pressed stays with what it is about.
  if (parts.length === 0 || isPressed(next)) return true;
  const text = [...parts, next].reduce((sum, part) => sum + (isPressed(part) ? 0 : measure(part)), 0);
  return text <= page.text && parts.length < page.parts;
}

/** A message as one or more, so that nothing of it has to be left out: a long one goes on in the next. */
export function pagesOf(message: Message): readonly Message[] {
  const pages: Part[][] = [[]];
  for (const part of message.parts.flatMap((one) => (one.kind === 'code' ? codePieces(one) : [one]))) {
    const last = pages.at(-1)!;
    if (fits(last, part)) last.push(part);
    else pages.push([part]);
  }
  return pages.map((parts) => ({ ...message, parts }));
}
