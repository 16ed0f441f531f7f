import type { Learned } from '../../knowledge/learned.ts';
import type { Content, Signature } from '../../knowledge/schema.ts';
import { createRandom, type Random } from '../evaluation/noise/random.ts';

const syllables = [
  'ba',
  'cor',
  'den',
  'fil',
  'gra',
  'hos',
  'jin',
  'kel',
  'mo',
  'nar',
  'pex',
  'rul',
  'sta',
  'tiv',
  'vo',
] as const;
/** Of the longer words of a text this many are replaced, so that generated entries share words with the real ones. */
const replacedShare = 0.75;

/**
 * The content with `times` as many signatures. The generated ones are shaped like the real ones, with other words in
 * most of the places, so that they share words with them as the entries of a larger knowledge base would.
 */
export function growContent(content: Content, times: number): Content {
  const signatures = new Map(content.signatures);
  for (let copy = 1; copy < times; copy++) {
    for (const signature of content.signatures.values()) {
      const generated = variantOf(signature, copy);
      signatures.set(generated.id, generated);
    }
  }
  return { ...content, signatures, learned: growLearned(content.learned, times) };
}

/** Generated signatures are spoken for by the same concepts, half as much. */
function growLearned({ from, signatures, bias, concepts }: Learned, times: number): Learned {
  const copies = Array.from({ length: times - 1 }, (_, index) => index + 1);
  const grow = (weights: readonly number[]) => [
    ...weights.slice(0, -1),
    ...copies.flatMap(() => weights.slice(0, -1).map((weight) => Math.round(weight / 2))),
    ...weights.slice(-1),
  ];
  return {
    from,
    signatures: [...signatures, ...copies.flatMap((copy) => signatures.map((id) => `${id}-${copy}`))],
    bias: grow(bias),
    concepts: Object.fromEntries(Object.entries(concepts).map(([term, weights]) => [term, grow(weights)])),
  };
}

function variantOf(signature: Signature, copy: number): Signature {
  const id = `${signature.id}-${copy}`;
  const random = createRandom(id);
  const reworded = (texts: readonly string[]) => texts.map((text) => reword(text, random));
  const { exact, shared, weak } = signature.wordings;
  return {
    ...signature,
    id,
    wordings: { exact: reworded(exact), shared: reworded(shared), weak: reworded(weak) },
  };
}

/** At least one word is another, and all numbers are, so that no generated text is the one it was made from. */
function reword(text: string, random: Random): string {
  const changed = text
    .replace(/[a-z]{4,}/gi, (word) => (random.happens(replacedShare) ? inventWord(random) : word))
    .replace(/\d+/g, () => String(1000 + random.below(9000)));
  return changed === text ? `${text} ${inventWord(random)}` : changed;
}

function inventWord(random: Random): string {
  return Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join('');
}
