import type { Fact } from '../knowledge/facts.ts';
import type { Content, Family, Language, Question, Role } from '../knowledge/schema.ts';
import type { Match, Reading } from '../matching/reading.ts';
import { plain } from '../messages/text.ts';
import type { Finding } from './case.ts';
import { choicesOf } from './choicesOf.ts';
import { type Certainty, type Known, rankCauses } from './diagnosis.ts';
import { questionOfLook } from './look.ts';
import { nextQuestion } from './nextQuestion.ts';
import { withObserved } from './observed.ts';
import { evidenceText } from './say/evidenceText.ts';
import { createVoice } from './say/voice.ts';
import { planSteps } from './steps.ts';

/** One reason for or against a cause. `check`: the live check that it comes from. */
export type ReportedEvidence = { readonly for: boolean; readonly text: string; readonly check?: string };

/** A diagnosis as plain data in one language: what `diagnose --json` prints. */
export type Report = {
  readonly language: Language;
  readonly facts: Readonly<Record<string, Pick<Fact, 'value' | 'origin'>>>;
  readonly signatures: readonly { readonly id: string; readonly band: Match['band']; readonly line: string }[];
  readonly causes: readonly {
    readonly id: string;
    readonly family: Family;
    readonly certainty: Certainty;
    readonly evidence: readonly ReportedEvidence[];
  }[];
  readonly findings: readonly {
    readonly check: string;
    readonly verdict: Finding['verdict'];
    readonly reason: string;
    readonly confirms: readonly string[];
    readonly rulesOut: readonly string[];
  }[];
  readonly steps: readonly { readonly text: string; readonly command?: string; readonly who: Role }[];
  readonly question: {
    readonly fact: string;
    readonly text: string;
    readonly choices: readonly { readonly value: string; readonly label: string }[];
  } | null;
};

/** What would help most: a fact that a check lacked, unless the cause is found, else what tells causes apart. */
export function questionOfReport(content: Content, known: Known): Question | undefined {
  const isFound = rankCauses(content, known)[0]?.certainty === 'confirmed';
  const lacking = isFound ? undefined : questionOfLook(content, { ...known, asked: [] });
  return lacking ?? nextQuestion(content, known, []);
}

/** Reports a reading: causes, evidence, the steps of the first cause, and the question that would help most. */
export function createReport(
  content: Content,
  reading: Reading,
  findings: readonly Finding[],
  language: Language,
): Report {
  const voice = createVoice(content, language);
  const { matches } = reading;
  const facts = withObserved(reading.facts, findings);
  const known = { matches, facts, findings, failed: [] };
  const causes = rankCauses(content, known);
  const plan = causes[0] && planSteps(content, causes[0].cause, facts);
  const question = questionOfReport(content, known);
  return {
    language,
    facts: Object.fromEntries(Object.entries(facts).map(([name, { value, origin }]) => [name, { value, origin }])),
    signatures: matches.map(({ signature, band, line }) => ({ id: signature, band, line })),
    causes: causes.map(({ cause, certainty, evidence }) => ({
      id: cause.id,
      family: cause.family,
      certainty,
      evidence: evidence.map((one) => ({
        for: one.for,
        text: plain(evidenceText(one, voice, facts)),
        ...(one.kind === 'finding' ? { check: one.check } : {}),
      })),
    })),
    findings: findings.map(({ check, verdict, reason, confirms, rulesOut }) => ({
      check,
      verdict,
      reason: plain(voice.saySeen(reason)),
      confirms,
      rulesOut,
    })),
    steps: (plan?.steps ?? []).map(({ step, who, command }) => ({
      text: plain(voice.tell(step.text, facts)),
      ...(command === undefined ? {} : { command }),
      who,
    })),
    question: question
      ? {
          fact: question.fact,
          text: question.text[language],
          choices: choicesOf(question, facts).map(({ value, label }) => ({ value, label: label[language] })),
        }
      : null,
  };
}
