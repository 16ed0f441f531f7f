import type { Advance, CaseState, ConversationEvent, Effect } from '../../conversation/case.ts';
import type { Language, Phrases } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import type { DemoAzure } from './demoAzure.ts';

const fixChoice = 'demo-fix';
const typed = /^\s*(?:apply the fix|provest opravu|proveď opravu|provést opravu)(?:\s*\(demo\))?\s*[.!]?\s*$/i;

function isFix(event: ConversationEvent): boolean {
  return event.kind === 'choice' ? event.choice === fixChoice : event.kind === 'message' && typed.test(event.text);
}

/** The message with a button that does the fix, beside the one that checks again. */
function withButton(message: Message, label: string): Message {
  const parts = message.parts.map((part) => {
    if (part.kind !== 'choices' || !part.choices.some(({ id }) => id === 'check-again')) return part;
    return { ...part, choices: [{ id: fixChoice, label }, ...part.choices] };
  });
  return { ...message, parts };
}

/**
 * The conversation of the demo: it can also do the fix in the recorded Azure, by a button or by typing "apply the fix", as
 * somebody with the rights would do it in the real one.
 */
export function withFixes(advance: Advance, azure: Pick<DemoAzure, 'fix'>, phrases: Phrases): Advance {
  const word = (key: string, language: Language) => phrases[key]?.[language] ?? key;
  const done = (state: Partial<CaseState>): Message => {
    const { language = 'en', facts } = state;
    const isDone = azure.fix(facts?.registry?.value ?? '');
    const text = [{ text: word(isDone ? 'demo.fixed' : 'demo.nothing', language) }];
    const choices = [{ id: 'check-again', label: word('button.check-again', language) }];
    return { language, parts: [{ kind: 'text', text }, ...(isDone ? [{ kind: 'choices' as const, choices }] : [])] };
  };
  const offered = (effect: Effect): Effect =>
    effect.kind === 'reply'
      ? { ...effect, message: withButton(effect.message, word('demo.fix', effect.message.language)) }
      : effect;
  return (state, event) => {
    if (isFix(event)) return { state: undefined, effects: [{ kind: 'reply', message: done((state ?? {}) as object) }] };
    const { effects, ...decided } = advance(state, event);
    return { ...decided, effects: effects.map(offered) };
  };
}
