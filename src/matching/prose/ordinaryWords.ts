import type { Bilingual, Content } from '../../knowledge/schema.ts';
import { foldLine } from './readWords.ts';
import type { StemWord } from './stems.ts';
import { conceptStems } from './vocabulary.ts';

/** The concept of words that are spelt like known ones and mean nothing here. */
export const ordinaryTerm = '@ordinary';

/** Words that are spelt rightly in either language: those of the concept "ordinary" and of the content's sentences. */
export function ordinaryWords(content: Content): StemWord[] {
  const texts: Bilingual[] = [
    ...[...content.signatures.values()].flatMap(({ title, meaning }) => [title, meaning]),
    ...[...content.causes.values()].flatMap(({ title, explanation }) => [title, explanation]),
    ...[...content.guides.values()].flatMap(({ title, summary, steps }) => [
      title,
      summary,
      ...steps.map((s) => s.text),
    ]),
    ...[...content.questions.values()].flatMap(({ text, why }) => [text, why]),
    ...Object.values(content.phrases),
  ];
  const sentences = new Set(texts.flatMap(({ en, cs }) => [en, cs]));
  const words = new Set([...sentences].flatMap((sentence) => foldLine(sentence).match(/\p{L}+/gu) ?? []));
  const ordinary = conceptStems(content.vocabulary).filter(({ term }) => term === ordinaryTerm);
  return [...ordinary.flatMap((stem) => stem.words), ...[...words].map((text) => ({ text, open: false }))];
}
