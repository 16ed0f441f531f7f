import type { Incoming } from '../../assistant/incoming.ts';
import { patiently, type SlackClient } from './slackClient.ts';

type Person = Incoming['person'];

/** Who a user of Slack is: their name, the language of their Slack, where it is one of ours, and whether they are a guest. Never rejects. */
export type PersonOf = (user: string) => Promise<Person>;

/** The workspace that the app is installed in, and its organisation, where it belongs to one. */
export type Home = { readonly team?: string; readonly enterprise?: string };

type User = NonNullable<Awaited<ReturnType<SlackClient['users']['info']>>['user']>;

/**
 * Whether somebody belongs to another organisation: people of Slack Connect whom the app meets in a shared channel are told
 * by their workspace alone, as they need not be marked as strangers.
 */
function isForeign({ team_id: team, enterprise_user: member }: User, home: Home): boolean {
  if (home.enterprise !== undefined && member?.enterprise_id === home.enterprise) return false;
  return team !== undefined && home.team !== undefined && team !== home.team;
}

async function ask(client: SlackClient, home: Home, id: string): Promise<Person> {
  const { user } = await patiently(() => client.users.info({ user: id, include_locale: true }));
  const code = user?.locale?.slice(0, 2).toLowerCase();
  const language = code === 'cs' || code === 'en' ? code : undefined;
  const name = user?.profile?.display_name || user?.real_name;
  const isLetIn = user?.is_restricted || user?.is_ultra_restricted || user?.is_stranger;
  const isGuest = isLetIn || (user !== undefined && isForeign(user, home));
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
export function createPersonOf(client: SlackClient, capacity: number, home: Home): PersonOf {
  const known = new Map<string, Promise<Person>>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const asked = ask(client, home, id).catch((): Person => {
      known.delete(id);
      return { id, isGuest: true };
    });
    known.set(id, asked);
    const oldest = known.keys().next();
    if (known.size > capacity && !oldest.done) known.delete(oldest.value);
    return asked;
  };
}
