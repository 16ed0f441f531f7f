import type { Content } from '../knowledge/schema.ts';
import { createReread, type Reread, wordsOfWordings } from './misreadings.ts';
import { ordinaryWords } from './prose/ordinaryWords.ts';
import type { StemWord } from './prose/stems.ts';

/** Builds the correction of words of the content's error texts that text recognition misread. */
export function createContentReread(content: Content, ordinary: readonly StemWord[] = ordinaryWords(content)): Reread {
  return createReread(
    wordsOfWordings(wordingsIn(content)),
    ordinary.map(({ text }) => text),
  );
}

/** All wordings of the content but those of neighbouring subjects. */
function wordingsIn({ signatures, subject }: Content): string[] {
  const { about, images, calm, worked } = subject;
  const texts = [...signatures.values()].flatMap(({ wordings }) => Object.values(wordings).flat());
  return [...texts, ...about, ...images, ...calm, ...worked];
}
