import type { Random } from './random.ts';

/** At most this share of a text, and this many characters, are lost: more would take the error itself away. */
const mostShare = 0.1;
const mostCharacters = 60;

function lost(text: string, random: Random): number {
  return 1 + random.below(Math.min(mostCharacters, Math.ceil(text.length * mostShare)));
}

/** What is left where a person began to select too late, or a viewer shows the end only. */
export function cutBefore(text: string, random: Random): string {
  return `${random.pick(['', '…', '...', '[truncated] '])}${text.slice(lost(text, random))}`;
}

/** What is left where a person stopped to select too early, or a viewer shows the beginning only. */
export function cutAfter(text: string, random: Random): string {
  return `${text.slice(0, -lost(text, random))}${random.pick(['', '…', '...', ' [truncated]', ' (1 more line)'])}`;
}
