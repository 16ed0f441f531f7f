import type { Part, Text } from '../../messages/message.ts';
import type { Finding } from '../case.ts';
import type { Voice } from './voice.ts';

const verdicts = ['ok', 'problem', 'unknown'] as const;

/** What a check saw, as a sentence. */
export function findingText(finding: Finding, voice: Voice): Text {
  const reason = voice.say(finding.reason.phrase, finding.reason.values);
  return voice.say(`finding.${finding.verdict}`, { check: voice.checkName(finding.check), reason });
}

/** Findings as a list: what is fine, then the problems, then what could not be seen and why. The same is not said twice. */
export function findingsParts(findings: readonly Finding[], voice: Voice): Part[] {
  const sorted = verdicts.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
  const items = new Map(sorted.map((finding) => [voice.word(...keyOf(finding)), findingText(finding, voice)]));
  return items.size === 0 ? [] : [{ kind: 'list', ordered: false, items: [...items.values()] }];
}

function keyOf({ reason, verdict, check }: Finding): [string, Readonly<Record<string, string>>] {
  return [reason.phrase, { ...reason.values, verdict, check }];
}
