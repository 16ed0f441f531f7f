import type { Language } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { Phrase, Welcome } from '../welcome.ts';

const notices = ['teams.unread', 'teams.later'] as const;

/** The phrases that Teams uses beside the conversation. */
export const teamsPhrases = [
  'home.heading',
  'button.store',
  'button.more',
  ...notices,
  'teams.write',
  'teams.writeHint',
  'teams.send',
] as const;

/** Introduces the assistant in both languages, because others than the one who added it read it, too. */
export function greeting(welcome: Welcome, phrase: Phrase, language: Language): Message {
  const other: Language = language === 'en' ? 'cs' : 'en';
  const label = (key: string) => plain(phrase(key, language));
  const choices = [
    { id: 'store', label: label('button.store') },
    { id: 'more', label: label('button.more') },
  ];
  return {
    language,
    parts: [...welcome('teams', language).parts, ...welcome('teams', other).parts, { kind: 'choices', choices }],
  };
}

/** One warning, as a message. */
export function notice(phrase: Phrase, key: (typeof notices)[number], language: Language): Message {
  return { language, parts: [{ kind: 'notice', tone: 'warning', text: phrase(key, language) }] };
}
