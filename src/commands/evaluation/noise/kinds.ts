import { chatMarkup } from './chatMarkup.ts';
import { ciPrefixes } from './ciPrefixes.ts';
import { colours } from './colours.ts';
import { cutAfter, cutBefore } from './cuts.ts';
import { jsonEscapes } from './jsonEscapes.ts';
import { letterSwaps } from './letterSwaps.ts';
import { createRandom, type Random } from './random.ts';
import { shellEscapes } from './shellEscapes.ts';
import { smartQuotes } from './smartQuotes.ts';
import { tablePipes } from './tablePipes.ts';
import { timestamps } from './timestamps.ts';
import { wraps } from './wraps.ts';

/** What terminals, pipelines, chat clients and people do to a text on its way into a channel. */
export type Distort = (text: string, random: Random) => string;

/** The kinds of noise by the name that the figures show. */
export const noiseKinds = {
  'CI prefixes': ciPrefixes,
  timestamps,
  colours,
  wraps,
  'JSON escapes': jsonEscapes,
  'shell escapes': shellEscapes,
  'table pipes': tablePipes,
  'chat markup': chatMarkup,
  'smart quotes': smartQuotes,
  'cut before': cutBefore,
  'cut after': cutAfter,
  'letter swaps': letterSwaps,
} as const satisfies Readonly<Record<string, Distort>>;

/** The name of a kind of noise. */
export type NoiseKind = keyof typeof noiseKinds;

/** A text with one kind of noise. The same seed and text always give the same. */
export function distorted(text: string, kind: NoiseKind, seed: string): string {
  return noiseKinds[kind](text, createRandom(`${seed}/${kind}/${text}`));
}
