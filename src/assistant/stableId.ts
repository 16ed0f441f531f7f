import { createHash } from 'node:crypto';

/**
 * A UUID that is always the same for the same words (version 5 in form, RFC 9562): work that is done anew after a crash
 * gives what it makes the same ids, so that nothing is there twice.
 */
export function stableId(...words: readonly string[]): string {
  const hash = createHash('sha1').update(JSON.stringify(words)).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `5${hash.slice(13, 16)}`, `${variant}${hash.slice(17, 20)}`];
  return [...parts, hash.slice(20, 32)].join('-');
}
