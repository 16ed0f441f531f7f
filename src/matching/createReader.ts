import type { Content } from '../knowledge/schema.ts';
import type { Redacted } from '../redaction/redacted.ts';
import { bandOfWording, type Thresholds, thresholds } from './bands.ts';
import { byAuthor } from './byAuthor.ts';
import { createContentReread } from './contentMisreadings.ts';
import { createCutWordingFinder } from './cutWordings.ts';
import { excerpt } from './excerpt.ts';
import { extractFacts } from './facts/extractFacts.ts';
import { normalise } from './normalise.ts';
import { createProseReader, noProse, type ProseReading } from './prose/createProseReader.ts';
import { ordinaryWords } from './prose/ordinaryWords.ts';
import { proseMatches } from './proseMatches.ts';
import { rankHits } from './rankHits.ts';
import type { Match, Reading } from './reading.ts';
import { statementsOf } from './statements.ts';
import { createSubjectReader, type PasteSubject } from './subject.ts';
import { createWordingFinder, indexSignatures, type WordingHit } from './wordingHits.ts';

/** Reads one paste: its facts, and the signatures that are recognised in it. Pure, and linear in the paste's length. */
export type ReadPaste = (text: Redacted) => Reading;

/** Builds the reader once from the content; a reading then takes about a millisecond. */
export function createReader(content: Content): ReadPaste {
  return createReaderFor(content)(thresholds);
}

/** Builds readers that only differ in their thresholds, so that these can be compared. */
export function createReaderFor(content: Content): (limits: Thresholds) => ReadPaste {
  const readSubject = createSubjectReader(content.subject);
  const ordinary = ordinaryWords(content);
  const reread = createContentReread(content, ordinary);
  const index = indexSignatures(content.signatures.values());
  const findWordings = createWordingFinder(index);
  const findCutWordings = createCutWordingFinder([...content.signatures.values()]);
  const readProse = createProseReader(content, index, ordinary);
  return (limits) => (text) => {
    const { lines, prefixes, shortened } = normalise(text);
    const statements = statementsOf(lines, reread);
    const subject = readSubject(statements);
    const hits = rankHits(findWordings(statements, subject));
    const isOpen = needsMore(hits, subject);
    const cut = isOpen ? rankHits(findCutWordings(statements, subject)) : [];
    const prose = isOpen ? readProse(...byAuthor(statements, subject)) : noProse;
    const matches = oncePerSignature([...cut.map(matchOfCut), ...matchesOf(hits, prose, subject, limits)]);
    const { neighbour } = subject;
    return {
      ...extractFacts(lines, prefixes),
      matches,
      ...(matches.length === 0 && neighbour !== undefined && { otherSubject: neighbour }),
      shortened,
    };
  };
}

/** Error texts decide; one that was cut off, and what people say in their own words, count where the paste has none. */
function needsMore(hits: readonly WordingHit[], subject: PasteSubject): boolean {
  return subject.owner !== 'other' && hits.every(({ tier }) => tier === 'weak');
}

/** What is left of a cut text may have meant something else. */
function matchOfCut({ signature, statement }: WordingHit): Match {
  return { signature: signature.id, band: 'unsure', line: excerpt(statement.text) };
}

function matchesOf(
  hits: readonly WordingHit[],
  prose: ProseReading,
  subject: PasteSubject,
  limits: Thresholds,
): Match[] {
  const hinted = new Set(hits.map(({ signature }) => signature.id));
  const fromProse = proseMatches(prose, hinted, subject, limits);
  const fromWordings = hits.map((hit) => ({
    signature: hit.signature.id,
    band: bandOfWording(hit, subject),
    line: excerpt(hit.statement.text, hit.wording),
  }));
  return [...fromProse, ...fromWordings];
}

/** The first match of every signature. */
function oncePerSignature(matches: readonly Match[]): Match[] {
  const known = new Set<string>();
  return matches.filter(({ signature }) => !known.has(signature) && known.add(signature));
}
