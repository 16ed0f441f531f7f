import type { Random } from './random.ts';

/** Quotes the text as shells show it: in a traced command, in `$'…'`, or with every quote escaped. */
export function shellEscapes(text: string, random: Random): string {
  switch (random.below(3)) {
    case 0:
      return `+ echo '${text.replaceAll("'", "'\\''")}'`;
    case 1:
      return `output=$'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
    default:
      return `echo "${text.replaceAll('\\', '\\\\').replace(/["$`]/g, '\\$&')}"`;
  }
}
