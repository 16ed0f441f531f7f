import type { Incoming } from '../../assistant/incoming.ts';
import { patiently, type SlackClient } from './slackClient.ts';

type Person = Incoming['person'];

/** Who a user of Slack is: their name, the language of their Slack, where it is one of ours, and whether they are a guest. Never rejects. */
export type PersonOf = (user: string) => Promise<Person>;

async function ask(client: SlackClient, id: string): Promise<Person> {
  const { user } = await patiently(() => client.users.info({ user: id, include_locale: true }));
  const code = user?.locale?.slice(0, 2).toLowerCase();
  const language = code === 'cs' || code === 'en' ? code : undefined;
  const name = user?.profile?.display_name || user?.real_name;
  const isGuest = user?.is_restricted || user?.is_ultra_restricted || user?.is_stranger;
  return {
    id,
    ...(name ? { name } : {}),
    ...(language === undefined ? {} : { language }),
    ...(isGuest ? { isGuest: true } : {}),
  };
}

/**
 * Asks Slack once for each person, and keeps the newest `capacity` answers. A call that fails is made again next time; of
 * whom nothing is known counts as a guest meanwhile.
 */
export function createPersonOf(client: SlackClient, capacity: number): PersonOf {
  const known = new Map<string, Promise<Person>>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const asked = ask(client, id).catch((): Person => {
      known.delete(id);
      return { id, isGuest: true };
    });
    known.set(id, asked);
    const oldest = known.keys().next();
    if (known.size > capacity && !oldest.done) known.delete(oldest.value);
    return asked;
  };
}
