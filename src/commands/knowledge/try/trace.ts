import { type RankedCause, rankCauses } from '../../../conversation/diagnosis.ts';
import type { Content } from '../../../knowledge/schema.ts';
import { createContentReread } from '../../../matching/contentMisreadings.ts';
import { createReader } from '../../../matching/createReader.ts';
import { createCutWordingFinder } from '../../../matching/cutWordings.ts';
import { type Normalised, normalise } from '../../../matching/normalise.ts';
import { rankHits } from '../../../matching/rankHits.ts';
import type { Reading } from '../../../matching/reading.ts';
import { type Statement, statementsOf } from '../../../matching/statements.ts';
import { createSubjectReader, type PasteSubject } from '../../../matching/subject.ts';
import { counts, indexSignatures, type WordingHit } from '../../../matching/wordingHits.ts';
import { redact } from '../../../redaction/redact.ts';
import type { FoundSecret } from '../../../redaction/redacted.ts';
import { createProseTracer, type ProseTrace } from './traceProse.ts';
import { createSignFinder, type Sign } from './traceSubject.ts';

/** Every stage of how a text is read, from the functions that the reader itself is made of. */
export type Trace = {
  readonly secrets: readonly FoundSecret[];
  readonly normalised: Normalised;
  readonly statements: readonly Statement[];
  readonly subject: PasteSubject;
  /** Of each statement, what of subject.yaml stands in it. */
  readonly signs: readonly (readonly Sign[])[];
  /** Every wording that stands in a statement, also where it does not count. */
  readonly hits: readonly WordingHit[];
  /** Wordings that the end of the text cut off. */
  readonly cut: readonly WordingHit[];
  /** Absent where a strong wording was found, or the text is about something else: then nobody's own words are read. */
  readonly prose?: ProseTrace;
  readonly reading: Reading;
  readonly causes: readonly RankedCause[];
};

/** Builds the tracer from the content. */
export function createTracer(content: Content): (raw: string) => Trace {
  const read = createReader(content);
  const reread = createContentReread(content);
  const readSubject = createSubjectReader(content.subject);
  const index = indexSignatures(content.signatures.values());
  const findCut = createCutWordingFinder(content.signatures.values());
  const findSigns = createSignFinder(content.subject);
  const traceProse = createProseTracer(content, index);
  return (raw) => {
    const { text, secrets } = redact(raw);
    const normalised = normalise(text);
    const statements = statementsOf(normalised.lines, reread);
    const subject = readSubject(statements);
    const hits = statements.flatMap((statement, place) =>
      index(statement.folded, statement.words).map((entry) => ({
        ...entry,
        statement,
        place,
        subject: subject.statements[place]!,
      })),
    );
    const reading = read(text);
    const counted = hits.filter((hit) => counts(hit.tier, subject, hit.subject));
    const isOpen = subject.owner !== 'other' && counted.every(({ tier }) => tier === 'weak');
    const known = { matches: reading.matches, facts: reading.facts, findings: [], failed: [] };
    return {
      secrets,
      normalised,
      statements,
      subject,
      signs: statements.map(findSigns),
      hits,
      cut: isOpen ? rankHits(findCut(statements, subject)) : [],
      ...(isOpen && { prose: traceProse(statements, subject) }),
      reading,
      causes: rankCauses(content, known),
    };
  };
}
