import { bandOfWording, thresholds } from '../../../matching/bands.ts';
import type { PasteSubject } from '../../../matching/subject.ts';
import { counts, type WordingHit } from '../../../matching/wordingHits.ts';

/** Why a wording that stands in a line does not count; undefined where it does. `isOutdone`: a stronger one counts. */
export function whyNot({ tier, subject }: WordingHit, paste: PasteSubject, isOutdone: boolean): string | undefined {
  if (counts(tier, paste, subject)) {
    return tier === 'weak' && isOutdone ? 'weak wordings only count where nothing stronger was said' : undefined;
  }
  if (paste.owner === 'other') return 'the text is about something other than an Azure registry';
  if (subject.owner === 'other') return 'its line is about something other than an Azure registry';
  if (tier === 'shared')
    return 'other products print it, too, and neither the text nor its line is about Azure or images';
  if (paste.owner !== 'azure') return 'weak wordings only count in a text about an Azure registry';
  return paste.isCalm ? 'somebody announces, plans or tells what is solved' : 'a tool reports that something worked';
}

/** Why the best wording of a signature gives its band. */
export function whyBand(hit: WordingHit, paste: PasteSubject): string {
  const { tier, statement, subject } = hit;
  if (bandOfWording(hit, paste) === 'sure') {
    if (tier === 'exact') return 'only Azure prints this text, and the paste is about an Azure registry';
    return subject.owner === 'azure'
      ? 'its line is about an Azure registry'
      : 'its line is about images, in a paste about an Azure registry';
  }
  if (tier === 'weak') return 'a weak wording only hints';
  if (paste.owner !== 'azure') return 'not sure, because nothing else shows that this is about an Azure registry';
  if (paste.isCalm) return 'not sure, because somebody announces, plans or tells what is solved';
  if (statement.isFallback) return 'not sure, because it was only tried after the first error of its line';
  return 'not sure, because other products print this text, too, and its line names no Azure registry';
}

/** What prose must reach to count in a text, with the reason. */
export function neededScore({ owner, isCalm, hasWorked }: PasteSubject): readonly [score: number, why: string] {
  if (isCalm) return [thresholds.besideCalm, 'somebody announces, plans or tells what is solved'];
  if (hasWorked) return [thresholds.besideCalm, 'a tool reports that something worked'];
  if (owner === 'azure') return [thresholds.azure, 'the text is about an Azure registry'];
  return [thresholds.open, 'nothing tells whose registry it is'];
}

/** Why prose gives its band. `rank` counts from 0. */
export function whyProseBand(score: number, rank: number, next: number): string {
  const { likely, lead } = thresholds;
  if (rank > 0) return 'another signature fits better';
  if (score < likely) return `own words are likely from ${number(likely)} on`;
  return score - next < lead
    ? `less than ${number(lead)} ahead of the next one`
    : `${number(likely)} or more, and ${number(lead)} ahead of the next one`;
}

/** A score as people read it. */
export function number(score: number): string {
  return score.toFixed(2);
}
