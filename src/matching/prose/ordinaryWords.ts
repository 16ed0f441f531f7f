import type { Bilingual, Content } from '../../knowledge/schema.ts';
import { foldLine } from './readWords.ts';

/** Every word of the content's own sentences, folded: words that are spelt rightly in either language. */
export function ordinaryWords(content: Content): Set<string> {
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
  return new Set(texts.flatMap(({ en, cs }) => foldLine(`${en} ${cs}`).match(/[\p{L}\p{N}]+/gu) ?? []));
}
