import { type Answer, isNegative, isRight } from '../score.ts';

/** How many pastes of a signature were read rightly. */
export type SignatureScore = { readonly signature: string; readonly items: number; readonly right: number };

/** The figures of every signature that the pastes hold, in alphabetical order. */
export function perSignature(answers: readonly Answer[]): SignatureScore[] {
  const positives = answers.filter(({ item }) => !isNegative(item));
  return [...Map.groupBy(positives, ({ item }) => item.signature[0]!)]
    .map(([signature, own]) => ({ signature, items: own.length, right: own.filter(isRight).length }))
    .sort((a, b) => a.signature.localeCompare(b.signature));
}
