import type { Content } from '../../../knowledge/schema.ts';
import type { ProseHit } from '../../../matching/prose/createProseReader.ts';
import { rankHits } from '../../../matching/rankHits.ts';
import type { Match } from '../../../matching/reading.ts';
import { counts } from '../../../matching/wordingHits.ts';
import { clipped } from './readSections.ts';
import { neededScore, number, whyBand, whyNot, whyProseBand } from './reasons.ts';
import type { Trace } from './trace.ts';
import type { ProseTrace } from './traceProse.ts';
import type { Section } from './traceText.ts';

const mostWeights = 4;
const mostCauses = 6;

/** Which wordings stand in which line, and whether they count. */
export function wordingsSection({ hits, cut, subject }: Trace): Section {
  const isOutdone = hits.some(({ tier, subject: own }) => tier !== 'weak' && counts(tier, subject, own));
  const lines = hits.map((hit) => {
    const reason = whyNot(hit, subject, isOutdone);
    const said = `line ${hit.place + 1}: "${hit.wording}" – ${hit.tier} wording of ${hit.signature.id} (order ${hit.signature.order})`;
    return reason === undefined ? said : `${said}\n        does not count: ${reason}`;
  });
  const cutLines = cut.map(
    (hit) => `line ${hit.place + 1}: "${hit.wording}" of ${hit.signature.id}, cut off where the text ends`,
  );
  return {
    title:
      'Wordings of the signatures that stand in a line (exact decides alone, shared needs Azure or images, weak hints)',
    lines: lines.length + cutLines.length > 0 ? [...lines, ...cutLines] : ['none'],
  };
}

/** What a person's own words say, where they are read. */
export function proseSection({ prose, subject }: Trace): Section {
  const title = "The person's own words (knowledge/vocabulary.yaml, and what was learned from knowledge/sentences)";
  if (prose === undefined) {
    const why = subject.owner === 'other' ? 'the text is about something else' : 'an exact or shared wording was found';
    return { title, lines: [`not read: ${why}`] };
  }
  const [needed, reason] = neededScore(subject);
  return {
    title,
    lines: [
      ...prose.corrected.map(([written, read]) => `"${written}" is read as "${read}"`),
      ...prose.concepts.map(
        ({ term, words, isFine }) => `${term}: ${words.join(', ')}${isFine ? ' – said to be fine' : ''}`,
      ),
      ...prose.hits.map((hit) => hitLine(hit, prose)),
      contextLine(prose.context),
      `Something is to be claimed with ${number(prose.certainty)}; needed is ${number(needed)}, because ${reason}.`,
    ],
  };
}

function contextLine(context: number): string {
  if (context === 1) return 'The whole text is about trouble with an Azure registry, which weakens nothing.';
  const why = 'no Azure registry named, no trouble told, plans, trouble that is over, or another product';
  return `The whole text leaves ${Math.round(context * 100)} % of the certainty (what may weaken it: ${why}).`;
}

/** A signature with the concepts that speak most for it, and the one that speaks most against it. */
function hitLine({ signature, score }: ProseHit, { weightsFor }: ProseTrace): string {
  const weights = weightsFor(signature);
  const [against] = weights.slice(-1).filter(([, weight]) => weight < 0);
  const shown = [...weights.slice(0, mostWeights).filter(([, weight]) => weight > 0), ...(against ? [against] : [])];
  const told = shown.map(([term, weight]) => `${term} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`);
  return `${signature}: ${number(score)} – ${told.join(', ')}`;
}

/** The ranked signatures, each with its band and why. */
export function resultSection(trace: Trace, content: Content): Section {
  const { matches } = trace.reading;
  const lines = matches.map((match, rank) => {
    const title = content.signatures.get(match.signature)?.title.en ?? '';
    return `${rank + 1}. ${match.signature}: ${match.band} – ${reasonFor(match, trace)}\n        ${title}\n        because of: ${clipped(match.line)}`;
  });
  return {
    title: 'Signatures, best first (sure speaks up unasked, likely answers when addressed, unsure is only offered)',
    lines: lines.length > 0 ? lines : ['none: nothing is claimed'],
  };
}

function reasonFor({ signature }: Match, trace: Trace): string {
  const { hits, cut, subject } = trace;
  if (cut.some((hit) => hit.signature.id === signature)) {
    return 'a wording that the end of the text cut off may have been another one';
  }
  const own = proseScores(trace);
  const rank = own.findIndex((hit) => hit.signature === signature);
  const { score } = own[rank] ?? { score: 0 };
  if (rank >= 0) return `own words, ${number(score)}: ${whyProseBand(score, rank, own[rank + 1]?.score ?? 0)}`;
  const counted = rankHits(hits.filter((hit) => counts(hit.tier, subject, hit.subject)));
  const best = counted.find((hit) => hit.signature.id === signature);
  return best === undefined ? 'its wording' : `${best.tier} wording "${best.wording}": ${whyBand(best, subject)}`;
}

/** The scores of the matches that come from the person's own words, in their order. */
function proseScores({ prose, reading, subject }: Trace): readonly ProseHit[] {
  const [needed] = neededScore(subject);
  if (prose === undefined || prose.certainty < needed) return [];
  return reading.matches.flatMap(({ signature }) => prose.hits.find((hit) => hit.signature === signature) ?? []);
}

/** The causes that would be named. */
export function causesSection({ causes }: Trace): Section {
  const lines = causes
    .slice(0, mostCauses)
    .map(
      ({ cause, certainty, share }, rank) =>
        `${rank + 1}. ${cause.id}: ${certainty}, ${Math.round(share * 100)} % of the weight – ${cause.title.en}`,
    );
  const rest = causes.length - lines.length;
  return {
    title: 'Causes, best first',
    lines: lines.length > 0 ? [...lines, ...(rest > 0 ? [`(${rest} further causes)`] : [])] : ['none'],
  };
}
