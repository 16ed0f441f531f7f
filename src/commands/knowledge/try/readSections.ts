import type { Content } from '../../../knowledge/schema.ts';
import type { Statement } from '../../../matching/statements.ts';
import type { Trace } from './trace.ts';
import type { Section } from './traceText.ts';

const longestLine = 160;
/** Of a longer text only lines are shown in which something was found. */
const mostLines = 30;

/** A text on one line, shortened where it would wrap too often. */
export function clipped(text: string): string {
  return text.length <= longestLine ? text : `${text.slice(0, longestLine)}…`;
}

/** What was removed as secret; never the values. */
export function redactionSection({ secrets }: Trace): Section {
  const title = 'Secrets that were removed before anything else';
  const counts = Map.groupBy(secrets, ({ kind }) => kind);
  const lines = [...counts].map(
    ([kind, all]) => `${kind.replaceAll('-', ' ')}: ${all.map(({ number }) => `«secret ${number}»`).join(', ')}`,
  );
  return { title, lines: lines.length > 0 ? lines : ['none'] };
}

/** The lines as they are compared. */
export function linesSection(trace: Trace): Section {
  const { normalised, statements } = trace;
  const shown = statements
    .map(({ text }, place) => ({ text, place }))
    .filter(({ place }) => statements.length <= mostLines || isTelling(trace, place));
  const lines = shown.map(({ text, place }) => `${String(place + 1).padStart(3)}  ${clipped(text)}`);
  const prefixes = normalised.prefixes.filter((prefix) => prefix.trim() !== '');
  return {
    title: 'The lines as they are compared, without colours, wraps, escapes and what stands before them',
    lines: [
      ...(lines.length > 0 ? lines : ['nothing is left']),
      ...(shown.length < statements.length
        ? [`(${statements.length - shown.length} further lines in which nothing was found)`]
        : []),
      ...(prefixes.length > 0 ? [`taken off the front, for example: ${clipped(prefixes[0]!.trim())}`] : []),
      ...(normalised.shortened ? ['The middle was left out: 64 KB of a text and 8 KB of a line are read.'] : []),
    ],
  };
}

function isTelling({ hits, signs, reading, statements }: Trace, place: number): boolean {
  const { text } = statements[place]!;
  const isCited = Object.values(reading.facts).some(({ line }) => line === text);
  return (
    isCited ||
    hits.some((hit) => hit.place === place) ||
    signs[place]!.length > 0 ||
    reading.matches.some(({ line }) => line === text)
  );
}

const owners = { azure: 'about an Azure registry', other: 'about something else', open: 'open' };

/** Whose registry it is about, line by line and as a whole. */
export function subjectSection({ subject, signs, reading }: Trace, content: Content): Section {
  const lines = signs.flatMap((found, place) => {
    const { owner } = subject.statements[place]!;
    if (found.length === 0 && owner === 'open') return [];
    const why = found.map(({ list, found: text }) => `${list} "${text}"`).join(', ');
    return [`line ${place + 1}: ${owners[owner]}${why === '' ? '' : ` – ${why}`}`];
  });
  const neighbour = content.subject.neighbours.find(({ id }) => id === reading.otherSubject)?.title.en;
  return {
    title: 'Whose registry it is about (knowledge/subject.yaml)',
    lines: [
      ...lines,
      `The whole text: ${subject.owner === 'open' ? 'nothing tells' : owners[subject.owner]}.`,
      ...(subject.isCalm ? ['Somebody announces, plans or tells what is solved (calm).'] : []),
      ...(subject.hasWorked ? ['A tool reports that something worked (worked).'] : []),
      ...(neighbour === undefined ? [] : [`The person is told that it is about: ${neighbour}.`]),
    ],
  };
}

/** The line that a fact was read in; -1 where only what stood before a line tells it. A line may be several statements. */
function placeOf(statements: readonly Statement[], line: string): number {
  const whole = statements.findIndex(({ text }) => text === line);
  return whole >= 0 ? whole : statements.findIndex(({ text }) => line.includes(text));
}

/** The facts with the lines that they come from. */
export function factsSection({ reading, statements }: Trace): Section {
  const lines = Object.entries(reading.facts).map(([name, { value, line }]) => {
    const place = placeOf(statements, line ?? '');
    return `${name}: ${clipped(value)} – ${place < 0 ? 'from what stood before a line' : `line ${place + 1}`}`;
  });
  const others = reading.otherRegistries;
  return {
    title: 'Facts',
    lines: [
      ...(lines.length > 0 ? lines : ['none']),
      ...(others.length > 0 ? [`further registries: ${others.join(', ')}`] : []),
    ],
  };
}
