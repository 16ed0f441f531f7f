import type { Assistant, Incoming, Reply } from '../../assistant/incoming.ts';
import type { Looks } from '../../assistant/looks.ts';
import type { Language, Phrases } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import type { DemoAzure } from './demoAzure.ts';

const fixChoice = 'demo-fix';
const typed = /^\s*(?:apply the fix|provest opravu|proveď opravu|provést opravu)(?:\s*\(demo\))?\s*[.!]?\s*$/i;

/** Looks that remember which registry was looked at last in a thread. */
export type RememberingLooks = { readonly looks: Looks; readonly lastOf: (thread: string) => string | undefined };

/** Remembers, in memory, which registry was looked at last in each thread. */
export function rememberLooks(looks: Looks): RememberingLooks {
  const last = new Map<string, string>();
  return {
    lastOf: (thread) => last.get(thread),
    looks: {
      ...looks,
      look: (asker, request, onFinding) => {
        last.set(asker.thread, request.facts.registry?.value ?? '');
        return looks.look(asker, request, onFinding);
      },
    },
  };
}

function isFix(incoming: Incoming): boolean {
  return incoming.kind === 'choice' ? incoming.choice === fixChoice : typed.test(incoming.text);
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
 * The assistant of the demo: it can also do the fix in the recorded Azure, by a button or by typing "apply the fix", as
 * somebody with the rights would do it in the real one.
 */
export function withFixes(
  assistant: Assistant,
  { azure, lastOf, phrases }: { azure: DemoAzure; lastOf: RememberingLooks['lastOf']; phrases: Phrases },
): Assistant {
  const word = (key: string, language: Language) => phrases[key]?.[language] ?? key;
  const done = (incoming: Incoming, language: Language): Message => {
    const isDone = azure.fix(lastOf(incoming.thread.id) ?? '');
    const text = [{ text: word(isDone ? 'demo.fixed' : 'demo.nothing', language) }];
    const choices = [{ id: 'check-again', label: word('button.check-again', language) }];
    return { language, parts: [{ kind: 'text', text }, ...(isDone ? [{ kind: 'choices' as const, choices }] : [])] };
  };
  return {
    receive: async (incoming, reply) => {
      if (isFix(incoming)) {
        await reply(done(incoming, incoming.person.language ?? 'en'));
        return;
      }
      const replyWithButton: Reply = (message, to) =>
        reply(withButton(message, word('demo.fix', message.language)), to);
      await assistant.receive(incoming, replyWithButton);
    },
  };
}
