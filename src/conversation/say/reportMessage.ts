import type { Fact } from '../../knowledge/facts.ts';
import type { Content, Language } from '../../knowledge/schema.ts';
import type { Reading } from '../../matching/reading.ts';
import type { Message, Part, Text } from '../../messages/message.ts';
import type { FoundSecret } from '../../redaction/redacted.ts';
import type { Finding } from '../case.ts';
import { choicesOf } from '../choicesOf.ts';
import { rankCauses, recognisedIn } from '../diagnosis.ts';
import { withObserved } from '../observed.ts';
import { questionOfReport } from '../report.ts';
import { planSteps } from '../steps.ts';
import { causeParts } from './diagnosisParts.ts';
import { evidenceItems } from './evidenceText.ts';
import { findingsParts } from './findingParts.ts';
import { recognisedParts } from './firstAnswer.ts';
import { secretParts } from './secretParts.ts';
import { createVoice, heading, paragraph, type Voice } from './voice.ts';

function factItems(reading: Reading, voice: Voice): Part[] {
  const item = ([name, { value, origin }]: [string, Fact]): Text => [
    { text: `${voice.factLabel(name)}: `, style: 'bold' },
    { text: `${voice.factValue(name, value)} – ${voice.word(`origin.${origin}`)}` },
  ];
  const items = Object.entries(reading.facts).map(item);
  return items.length === 0 ? [] : [heading(voice.say('report.facts')), { kind: 'list', ordered: false, items }];
}

function furtherSignatures(reading: Reading, voice: Voice): Part[] {
  const further = recognisedIn(voice.content, reading.matches).slice(1);
  if (further.length === 0) return [];
  const items = further.map(({ signature }) => voice.tell(signature.title, reading.facts));
  return [heading(voice.say('report.further')), { kind: 'list', ordered: false, items }];
}

const othersShown = 4;

/** The first cause with its steps; the others by name, with what tells them apart: the paste says the same for all. */
function causesParts(reading: Reading, findings: readonly Finding[], voice: Voice): Part[] {
  const known = { matches: reading.matches, facts: reading.facts, findings, failed: [] };
  const [first, ...others] = rankCauses(voice.content, known);
  if (first === undefined) return [];
  const rest = others.slice(0, othersShown).flatMap(({ cause, evidence }): Part[] => {
    const items = evidenceItems(
      evidence.filter(({ kind }) => kind !== 'signature'),
      voice,
      reading.facts,
    );
    const title = paragraph(
      voice.tell(cause.title, reading.facts).map((span) => ({ style: 'bold' as const, ...span })),
    );
    return items.length === 0 ? [title] : [title, { kind: 'list', ordered: false, items }];
  });
  return [
    ...causeParts(
      first,
      { facts: reading.facts, findings: [] },
      voice,
      planSteps(voice.content, first.cause, reading.facts),
    ),
    ...(rest.length === 0 ? [] : [heading(voice.say('report.others')), ...rest]),
  ];
}

function seenParts(findings: readonly Finding[], voice: Voice): Part[] {
  return findings.length === 0 ? [] : [heading(voice.say('report.findings')), ...findingsParts(findings, voice)];
}

function questionPart(reading: Reading, findings: readonly Finding[], voice: Voice): Part[] {
  const known = { matches: reading.matches, facts: reading.facts, findings, failed: [] };
  const question = questionOfReport(voice.content, known);
  if (question === undefined) return [];
  const answers = choicesOf(question, reading.facts).map(({ label }): Text => [{ text: label[voice.language] }]);
  return [
    heading([...voice.tell(question.text, reading.facts), { text: ' ' }]),
    paragraph(voice.tell(question.why, reading.facts)),
    { kind: 'list', ordered: false, items: answers },
  ];
}

function notRecognised(reading: Reading, voice: Voice): Part[] {
  const neighbour = voice.content.subject.neighbours.find(({ id }) => id === reading.otherSubject);
  if (neighbour === undefined) return [paragraph(voice.say('nothing.text'))];
  return [paragraph(voice.say('other.text', { subject: voice.tell(neighbour.title, reading.facts) }))];
}

/** The whole diagnosis of a paste as one message without buttons: what `diagnose` prints. */
export function reportMessage(
  content: Content,
  paste: { readonly reading: Reading; readonly secrets: readonly FoundSecret[]; readonly findings: readonly Finding[] },
  language: Language,
): Message {
  const voice = createVoice(content, language);
  const { secrets, findings } = paste;
  const reading = { ...paste.reading, facts: withObserved(paste.reading.facts, findings) };
  const warning = secretParts(secrets, reading.facts, voice);
  const shortened = reading.shortened ? [paragraph(voice.say('first.shortened'))] : [];
  if (reading.matches.length === 0) {
    return { language, parts: [...warning, ...notRecognised(reading, voice), ...shortened] };
  }
  return {
    language,
    parts: [
      ...warning,
      ...shortened,
      ...recognisedParts({ matches: reading.matches, facts: reading.facts }, voice),
      ...furtherSignatures(reading, voice),
      ...factItems(reading, voice),
      ...seenParts(findings, voice),
      ...causesParts(reading, findings, voice),
      ...questionPart(reading, findings, voice),
    ],
  };
}
