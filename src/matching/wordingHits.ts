import type { Signature } from '../knowledge/schema.ts';
import { fold } from './fold.ts';
import { statementsOf } from './statements.ts';
import type { LineSubject, Owner, PasteSubject } from './subject.ts';
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
  readonly subject: LineSubject;
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
    statementsOf(lines).flatMap((statement) => {
      const lineSubject = subject.lines[statement.line]!;
      return find(fold(statement.text))
        .filter(({ tier }) => counts(tier, subject.owner, lineSubject))
        .map((entry) => ({ ...entry, ...statement, subject: lineSubject }));
    });
}

/** Whether a wording counts in a line: the less it says by itself, the more the paste and the line must say. */
function counts(tier: Tier, owner: Owner, line: LineSubject): boolean {
  if (owner === 'other') return false;
  if (tier === 'exact') return true;
  if (line.owner === 'other') return false;
  return owner === 'azure' || (tier === 'shared' && line.isAboutImages);
}
