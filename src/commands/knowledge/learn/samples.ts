import { createHash } from 'node:crypto';
import type { Content } from '../../../knowledge/schema.ts';
import type { Sentences } from '../../../knowledge/sentences.ts';
import { normalise } from '../../../matching/normalise.ts';
import { createConceptReader } from '../../../matching/prose/createConceptReader.ts';
import type { Sample } from '../../../matching/prose/learn.ts';
import { ordinaryWords } from '../../../matching/prose/ordinaryWords.ts';
import { indexSignatures } from '../../../matching/wordingHits.ts';

/** What the sentences say, as concepts. Sentences without any are left out: nothing can be learned from them. */
export function samplesOf(content: Content, sentences: Sentences): Sample[] {
  const { read } = createConceptReader(content, indexSignatures(content.signatures.values()), ordinaryWords(content));
  const termsIn = (sentence: string) => [...read(normalise(sentence).lines).troubled.keys()];
  return [...sentences].flatMap(([signature, told]) =>
    told.map((sentence) => ({ signature, terms: termsIn(sentence) })).filter(({ terms }) => terms.length > 0),
  );
}

/** Changes whenever something else is to be learned: other sentences, other concepts, other signatures. */
export function fingerprint(content: Content, sentences: Sentences): string {
  const learnedFrom = [[...sentences], content.vocabulary.concepts, [...content.signatures.keys()]];
  return createHash('sha256').update(JSON.stringify(learnedFrom)).digest('hex').slice(0, 16);
}
