import { decoded, withoutNoise } from './decoded.ts';
import { type Found, findMoreSecrets, findSecrets } from './findSecrets.ts';
import { joinedViews } from './joinedViews.ts';
import { markOf, middleOf, unreadMiddle } from './middle.ts';
import type { FoundSecret, Redacted, Redaction } from './redacted.ts';
import { knownValuesRule } from './rules/knownValues.ts';
import { type Span, viewOf } from './view.ts';

const standIn = /«secret (\d{1,4})»/g;
const mostRounds = 5;

/**
 * Replaces every recognised secret by a numbered stand-in, `«secret 1»`; the same secret keeps its number, and all
 * around it stays as it is. Stand-ins that are already there stay, and new numbers begin behind theirs, so that
 * redacting again changes nothing. Of a very long text the middle is left out, with its secrets. Never throws; the time
 * follows the text's length up to there.
 */
export function redact(raw: string): Redaction {
  const old = [...raw.matchAll(standIn)];
  const highest = old.reduce((most, [, number]) => Math.max(most, Number(number)), 0);
  const holes = old.map(({ index, 0: text }) => ({ start: index, end: index + text.length }));
  const unread = unreadMiddle(raw);
  if (unread === undefined) return replace(raw, allSecrets(raw, holes), highest);
  const found = allSecrets(raw, inOrder([...apartFrom(unread, holes), unread]));
  const middle = middleOf(raw, found);
  return replace(raw, inOrder([...apartFrom(middle, found), middle]), highest);
}

function apartFrom<Place extends Span>({ start, end }: Span, places: readonly Place[]): Place[] {
  return places.filter((place) => place.end <= start || place.start >= end);
}

/** Searches until nothing more is found: a secret may stand elsewhere too, and what is removed may uncover more. */
function allSecrets(raw: string, holes: readonly Span[]): Found[] {
  const found = findSecrets(raw, holes);
  for (let round = 1; found.length > 0 && round < mostRounds; round++) {
    const known = knownValuesRule(new Map(found.map((place) => [plainValue(raw, place), place.kind])));
    const more = findMoreSecrets(raw, inOrder([...holes, ...found]), known);
    if (more.length === 0) break;
    found.push(...more);
  }
  return inOrder(found);
}

function inOrder<Place extends Span>(places: readonly Place[]): Place[] {
  return places.toSorted((a, b) => a.start - b.start);
}

/** Puts a stand-in for each secret, and a mark for a place that is none. */
function replace(raw: string, places: readonly (Found | Span)[], highest: number): Redaction {
  const numbers = new Map<string, number>();
  const secrets: FoundSecret[] = [];
  const pieces: string[] = [];
  let from = 0;
  for (const place of places) {
    pieces.push(raw.slice(from, place.start), 'kind' in place ? nameOf(place) : markOf(place));
    from = place.end;
  }
  pieces.push(raw.slice(from));
  return { text: pieces.join('') as Redacted, secrets };

  function nameOf(place: Found): string {
    const value = plainValue(raw, place);
    const number = numbers.get(value) ?? highest + numbers.size + 1;
    if (!numbers.has(value)) secrets.push({ number, kind: place.kind });
    numbers.set(value, number);
    return `«secret ${number}»`;
  }
}

/** The value as a person would type it, so that its escaped and wrapped forms count as the same secret. */
function plainValue(raw: string, { start, end }: Span): string {
  const plain = decoded(decoded(withoutNoise(viewOf(raw.slice(start, end), []))));
  return (joinedViews(plain).at(-1) ?? plain).text;
}
