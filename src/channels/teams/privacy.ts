import type { Message } from '../../messages/message.ts';
import type { Phrase } from '../welcome.ts';

/** The phrases that messages for one person begin with. */
export const privacyPhrases = ['teams.privately', 'teams.notPrivate'] as const;

function introduced(message: Message, phrase: Phrase, key: (typeof privacyPhrases)[number]): Message {
  const text = phrase(key, message.language);
  return { ...message, parts: [{ kind: 'notice', tone: 'info', text }, ...message.parts] };
}

/** A message for one person, as it stands in their personal chat: it says which talk it belongs to. */
export function privately(message: Message, phrase: Phrase): Message {
  return introduced(message, phrase, 'teams.privately');
}

/** The same in the thread, where that chat could not be had. */
export function afterAll(message: Message, phrase: Phrase): Message {
  return introduced(message, phrase, 'teams.notPrivate');
}
