import type { Part, Text } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { Finding } from '../case.ts';
import type { Voice } from './voice.ts';

const verdicts = ['ok', 'problem', 'unknown'] as const;

/** What a check saw, as a sentence. */
export function findingText({ check, verdict, reason }: Finding, voice: Voice): Text {
  return voice.say(`finding.${verdict}`, { check: voice.checkName(check), reason: voice.saySeen(reason) });
}

/** Findings as a list: what is fine, then the problems, then what could not be seen and why. The same is not said twice. */
export function findingsParts(findings: readonly Finding[], voice: Voice): Part[] {
  const sorted = verdicts.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
  const texts = sorted.map((finding) => findingText(finding, voice));
  const items = [...new Map(texts.map((text) => [plain(text), text])).values()];
  return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items }];
}
