/**
 * Folds text for comparison: lower case, every kind of quote the same character. The length stays the same, so that
 * positions can be used on both.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  return (lower.length === text.length ? lower : lowerAsciiOnly(text)).replace(/["`]/g, "'");
}

/** A few letters (`İ`) grow when lower-cased; such a text is folded where it is ASCII. */
function lowerAsciiOnly(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Folds prose: lower case without diacritics, so that "přihlášení" and "prihlaseni" are one word. */
export function foldProse(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase();
}

const wordCharacter = /[a-z0-9_\u00c0-\u024f]/;

/** Whether the character at a position belongs to a word; false outside the text. */
export function isWordAt(text: string, position: number): boolean {
  return wordCharacter.test(text.charAt(position));
}

/** The words of a folded text. */
export const word = /[a-z0-9_\u00c0-\u024f]+/g;

/** The words of a folded text, in order. */
export function wordsOf(folded: string): string[] {
  return folded.match(word) ?? [];
}
