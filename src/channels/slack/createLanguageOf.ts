import type { Language } from '../../knowledge/schema.ts';
import { patiently, type SlackClient } from './slackClient.ts';

/** The language of a person's Slack, where it is one of ours. Never rejects. */
export type LanguageOf = (user: string) => Promise<Language | undefined>;

async function ask(client: SlackClient, user: string): Promise<Language | undefined> {
  const { user: found } = await patiently(() => client.users.info({ user, include_locale: true }));
  const code = found?.locale?.slice(0, 2).toLowerCase();
  return code === 'cs' || code === 'en' ? code : undefined;
}

/** Asks Slack once for each person, and keeps the newest `capacity` answers. A call that fails is made again next time. */
export function createLanguageOf(client: SlackClient, capacity: number): LanguageOf {
  const known = new Map<string, Promise<Language | undefined>>();
  return (user) => {
    const found = known.get(user);
    if (found !== undefined) return found;
    const asked = ask(client, user).catch(() => {
      known.delete(user);
      return undefined;
    });
    known.set(user, asked);
    const oldest = known.keys().next();
    if (known.size > capacity && !oldest.done) known.delete(oldest.value);
    return asked;
  };
}
