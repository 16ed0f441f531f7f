/** How a place begins that `npm run knowledge -- new` left for a person to fill in. */
export const blankMark = 'FILL IN';

const blank = new RegExp(`^(?!\\s*#).*?\\b${blankMark}\\b[ "']*([^"'\\n]*)`, 'gm');

/** The blanks that a content file still has, each by its name and line (from 1). Comments may speak of them. */
export function blanksIn(text: string): { readonly line: number; readonly text: string }[] {
  return text.split('\n').flatMap((content, index) =>
    [...content.matchAll(blank)].map(([, name = '']) => ({
      line: index + 1,
      text: `still to be filled in: ${name.replace(/[\s}\]]+$/, '')}`,
    })),
  );
}
