import type { Signature } from '../knowledge/schema.ts';
import { fold } from './fold.ts';
import { statementsOf } from './statements.ts';
import type { PasteSubject } from './subject.ts';
import { indexWordings } from './wordingIndex.ts';

/** How much a wording says by itself (knowledge/README.md, "Wordings"). */
export type Tier = 'exact' | 'shared' | 'weak';

/** A wording of a signature that stands in a paste. */
export type WordingHit = {
  readonly signature: Signature;
  readonly tier: Tier;
  readonly wording: string;
  readonly text: string;
  readonly line: number;
  readonly isFallback: boolean;
  /** Whether the line itself is about an Azure registry. */
  readonly isOwnLine: boolean;
};

/** Finds the wordings that count in a paste. */
export type FindWordings = (lines: readonly string[], subject: PasteSubject) => WordingHit[];

const tiers: readonly Tier[] = ['exact', 'shared', 'weak'];

/** Builds the finder of the signatures' wordings. */
export function createWordingFinder(signatures: Iterable<Signature>): FindWordings {
  const find = indexWordings(
    [...signatures].flatMap((signature) =>
      tiers.flatMap((tier) =>
        signature.wordings[tier].map((wording) => ({ wording, entry: { signature, tier, wording } })),
      ),
    ),
  );
  return (lines, subject) =>
    statementsOf(lines).flatMap((statement) =>
      find(fold(statement.text))
        .filter(({ tier }) => counts(tier, subject, statement.line))
        .map((entry) => ({ ...entry, ...statement, isOwnLine: subject.lines[statement.line] === 'azure' })),
    );
}

/** Whether a wording of this tier counts in this line: the less it says by itself, the more the paste must say. */
function counts(tier: Tier, subject: PasteSubject, line: number): boolean {
  if (subject.owner === 'other') return false;
  if (tier === 'exact') return true;
  if (subject.lines[line] === 'other') return false;
  return subject.owner === 'azure' || (tier === 'shared' && subject.aboutImages);
}
