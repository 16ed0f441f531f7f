import type { Facts } from '../../knowledge/facts.ts';
import type { Text } from '../../messages/message.ts';
import type { Evidence } from '../evidence.ts';
import type { Voice } from './voice.ts';

/** One reason for or against a cause in words. */
export function evidenceText(evidence: Evidence, voice: Voice, facts: Facts): Text {
  switch (evidence.kind) {
    case 'signature': {
      const title = voice.content.signatures.get(evidence.signature)?.title;
      const text = title === undefined ? evidence.signature : voice.titled(title, facts);
      return voice.say(evidence.proves ? 'evidence.proves' : 'evidence.signature', { title: text });
    }
    case 'reason':
      return voice.tell(evidence.because, facts);
    case 'fact': {
      const value = voice.factValue(evidence.fact, evidence.value);
      return voice.say('evidence.fact', { label: voice.factLabel(evidence.fact), value });
    }
    case 'finding':
      return voice.say('evidence.finding', {
        check: voice.checkName(evidence.check),
        reason: voice.saySeen(evidence.reason),
      });
    case 'failed':
      return voice.say('evidence.failed');
  }
}

/** Reasons for, then reasons against, as items of a list. */
export function evidenceItems(evidence: readonly Evidence[], voice: Voice, facts: Facts): Text[] {
  const item = (one: Evidence): Text => [
    ...voice.say(one.for ? 'evidence.for' : 'evidence.against').map((span) => ({ ...span, style: 'bold' as const })),
    { text: ' ' },
    ...evidenceText(one, voice, facts),
  ];
  return [...evidence.filter((one) => one.for), ...evidence.filter((one) => !one.for)].map(item);
}
