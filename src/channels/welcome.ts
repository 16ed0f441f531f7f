import { parseMarkup } from '../conversation/say/markup.ts';
import type { Language, Phrases } from '../knowledge/schema.ts';
import type { Message, Part, Text } from '../messages/message.ts';

/** Looks a phrase up, with its markup read and its placeholders filled. */
export type Phrase = (key: string, language: Language, values?: Readonly<Record<string, string>>) => Text;

/**
 * The wording that channels use by themselves.
 * @throws naming the phrases that are missing, so that it shows at the start and not when one is needed.
 */
export function createPhrase(phrases: Phrases, keys: readonly string[]): Phrase {
  const missing = keys.filter((key) => phrases[key] === undefined);
  if (missing.length > 0) throw new Error(`dialogs/phrases.yaml lacks ${missing.join(', ')}.`);
  return (key, language, values = {}) =>
    parseMarkup(phrases[key]?.[language] ?? '', (name) => values[name] ?? `<${name}>`);
}

/** What the assistant does, how it is reached in a channel, and what it stores: for a home tab or a first greeting. */
export type Welcome = (channel: 'slack' | 'teams', language: Language) => Message;

const keys = ['heading', 'what', 'slack', 'teams', 'stores', 'control', 'model'].map((key) => `home.${key}`);

/**
 * Makes the introduction from the phrases `home.*`.
 * @throws naming the phrases that are missing.
 */
export function createWelcome(phrases: Phrases, retentionDays: number): Welcome {
  const phrase = createPhrase(phrases, keys);
  return (channel, language) => {
    const days = String(retentionDays);
    const paragraph = (key: string): Part => ({ kind: 'text', text: phrase(`home.${key}`, language, { days }) });
    const parts: Part[] = [
      { kind: 'heading', text: phrase('home.heading', language) },
      ...['what', channel, 'stores', 'control', 'model'].map(paragraph),
    ];
    return { language, parts };
  };
}
