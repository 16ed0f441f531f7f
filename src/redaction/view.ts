/** A part of a text: from `start` up to, but without, `end`. Positions count UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

/** What a person reads in a raw text, with the place in the raw text that each character comes from. */
export type View = {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Where two lines were joined: positions of the first character after each joint. Empty in views that keep lines. */
  readonly joints: ReadonlySet<number>;
};

/** Stands in a view for what is already removed. No rule's value reaches over it. A noncharacter: texts hardly have it. */
export const hole = '\uFDD0';

/** The raw text with a hole for each of the spans (sorted, apart from each other). */
export function viewOf(raw: string, removed: readonly Span[]): View {
  const starts = new Int32Array(raw.length);
  const ends = new Int32Array(raw.length);
  for (let index = 0; index < raw.length; index++) {
    starts[index] = index;
    ends[index] = index + 1;
  }
  const whole: View = { text: raw.replaceAll(hole, '\uFFFC'), starts, ends, joints: new Set() };
  return rewrite(
    whole,
    removed.map((span) => ({ ...span, by: hole })),
  );
}

/** A span to replace by at most one character. */
export type Edit = Span & { readonly by: string };

/** Makes the edits (sorted, apart from each other); the same view when there are none. */
export function rewrite(view: View, edits: readonly Edit[]): View {
  if (edits.length === 0) return view;
  const starts = new Int32Array(view.text.length);
  const ends = new Int32Array(view.text.length);
  const pieces: string[] = [];
  let from = 0;
  let length = 0;
  const keepUpTo = (to: number) => {
    pieces.push(view.text.slice(from, to));
    starts.set(view.starts.subarray(from, to), length);
    ends.set(view.ends.subarray(from, to), length);
    length += to - from;
  };
  for (const { start, end, by } of edits) {
    keepUpTo(start);
    pieces.push(by);
    if (by !== '') {
      starts[length] = view.starts[start]!;
      ends[length] = view.ends[end - 1]!;
      length += 1;
    }
    from = end;
  }
  keepUpTo(view.text.length);
  const text = pieces.join('');
  return { text, starts: starts.subarray(0, length), ends: ends.subarray(0, length), joints: view.joints };
}

// Reaches over the longest context that a rule looks at.
const reach = 1000;

/** Holes for the lines that are far from all the places (in their order), so that rules need not read them again. */
export function holesApartFrom(text: string, places: readonly number[]): Edit[] {
  const holes: Edit[] = [];
  let start = 0;
  const leaveOutUpTo = (end: number) => {
    if (end > start) holes.push({ start, end, by: hole });
  };
  for (const place of places) {
    if (place - reach > start) leaveOutUpTo(text.lastIndexOf('\n', place - reach));
    if (place + reach > start) start = endOfLine(text, place + reach);
  }
  leaveOutUpTo(text.length);
  return holes;
}

/** Only the surroundings of what is removed. A view with joined lines stays whole: it is one of surroundings already. */
export function aroundHoles(view: View): View {
  if (view.joints.size > 0) return view;
  const places: number[] = [];
  for (let at = view.text.indexOf(hole); at >= 0; at = view.text.indexOf(hole, at + 1)) places.push(at);
  return rewrite(view, holesApartFrom(view.text, places));
}

function endOfLine(text: string, position: number): number {
  const end = text.indexOf('\n', position);
  return end < 0 ? text.length : end;
}

/** Where a span of the view lies in the raw text. */
export function rawSpan(view: View, { start, end }: Span): Span {
  return { start: view.starts[start]!, end: view.ends[end - 1]! };
}
