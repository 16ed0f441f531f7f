import type { Signature } from '../knowledge/schema.ts';
import type { Statement } from './statements.ts';
import type { PasteSubject, StatementSubject } from './subject.ts';
import { indexWordings, type WordingIndex } from './wordingIndex.ts';

/** How much a wording says by itself (knowledge/README.md, "Wordings"). */
export type Tier = 'exact' | 'shared' | 'weak';

/** A wording of a signature that stands in a paste. `place` is the index of its statement. */
export type WordingHit = {
  readonly signature: Signature;
  readonly tier: Tier;
  readonly wording: string;
  readonly statement: Statement;
  readonly place: number;
  readonly subject: StatementSubject;
};

/** Finds the wordings that count in a paste. */
export type FindWordings = (statements: readonly Statement[], subject: PasteSubject) => WordingHit[];

const tiers: readonly Tier[] = ['exact', 'shared', 'weak'];

/** A wording of a signature. */
export type SignatureWording = Pick<WordingHit, 'signature' | 'tier' | 'wording'>;

/** Indexes the wordings of all signatures. */
export function indexSignatures(signatures: Iterable<Signature>): WordingIndex<SignatureWording> {
  return indexWordings(
    [...signatures].flatMap((signature) =>
      tiers.flatMap((tier) =>
        signature.wordings[tier].map((wording) => ({ wording, entry: { signature, tier, wording } })),
      ),
    ),
  );
}

/** Builds the finder of the signatures' wordings. */
export function createWordingFinder(find: WordingIndex<SignatureWording>): FindWordings {
  return (statements, paste) =>
    statements.flatMap((statement, place) => {
      const subject = paste.statements[place]!;
      return find(statement.folded, statement.words)
        .filter(({ tier }) => counts(tier, paste, subject))
        .map((entry) => ({ ...entry, statement, place, subject }));
    });
}

/** Whether a wording counts in a statement: the less it says by itself, the more the paste and its line must say. */
export function counts(tier: Tier, { owner, isCalm, hasWorked }: PasteSubject, statement: StatementSubject): boolean {
  if (owner === 'other') return false;
  if (tier === 'exact') return true;
  if (statement.owner === 'other') return false;
  return tier === 'weak' ? owner === 'azure' && !isCalm && !hasWorked : owner === 'azure' || statement.isAboutImages;
}
