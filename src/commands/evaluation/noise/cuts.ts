import type { Random } from './random.ts';

/** At most this share of a text, and this many characters, are lost: more would take the error itself away. */
const mostShare = 0.1;
const mostCharacters = 20;

/** How many characters are lost. A text of one line was typed, or selected as a whole, and loses none. */
function lost(text: string, random: Random): number {
  if (!text.trim().includes('\n')) return 0;
  return 1 + random.below(Math.min(mostCharacters, Math.ceil(text.length * mostShare)));
}

/** What is left where a person began to select too late, or a viewer shows the end only. */
export function cutBefore(text: string, random: Random): string {
  const count = lost(text, random);
  return count === 0 ? text : `${random.pick(['', '…', '...', '[truncated] '])}${text.slice(count)}`;
}

/** What is left where a person stopped to select too early, or a viewer shows the beginning only. */
export function cutAfter(text: string, random: Random): string {
  const count = lost(text, random);
  return count === 0 ? text : `${text.slice(0, -count)}${random.pick(['', '…', '...', ' [truncated]'])}`;
}
