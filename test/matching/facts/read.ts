import type { pastedFactNames } from '../../../src/knowledge/facts.ts';
import { extractFacts } from '../../../src/matching/facts/extractFacts.ts';
import { normalise } from '../../../src/matching/normalise.ts';

function read(text: string) {
  const { lines, prefixes } = normalise(text);
  return extractFacts(lines, prefixes);
}

/** The facts of a raw text. */
export function factsOf(text: string) {
  return read(text).facts;
}

/** One fact of a raw text, or undefined. */
export function factOf(
  text: string,
  fact: (typeof pastedFactNames)[number] | 'privateNetwork' | 'cluster',
): string | undefined {
  return read(text).facts[fact]?.value;
}

/** The registries that a raw text names beside the first. */
export function othersOf(text: string): readonly string[] {
  return read(text).otherRegistries;
}
