import type { Language } from '../knowledge/schema.ts';
import { foldProse } from '../matching/fold.ts';

const czechLetters = /[ěščřžýůňťď]/;

/** Everyday words of Czech, without diacritics, that are no words of English, of commands or of error texts. */
const czechWords = new Set(
  `nejde nejdou nemuzu nemohu nelze proc hlasi chyba chybu prosim dekuji diky mam mame kdyz pri nam nas nase neni jsem
  jsme porad pise vraci pada stahnout nahrat prihlasit prihlaseni ale nebo taky uz vubec jak kde muze muzete pomoct
  pomozte registru registr nefunguje funguje potrebuju potrebuji dobry den ahoj cesky je co si se pak tam`.split(/\s+/),
);

/** A message that short is in one language; in a longer one a single word may be somebody's name. */
const short = 80;

/** The language that a message is written in: Czech by two of its words, or by one where it is short; else English. */
export function detectLanguage(text: string): Language {
  const words = text
    .slice(0, 20_000)
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  const czech = new Set(words.filter((word) => czechLetters.test(word) || czechWords.has(foldProse(word))));
  return czech.size >= (text.length <= short ? 1 : 2) ? 'cs' : 'en';
}
