import { z } from 'zod';
import type { Channel } from '../../assistant/channel.ts';
import { cutText } from '../../messages/shorten.ts';
import { type Address, isDirect, readAddress } from './address.ts';
import type { PersonOf } from './createPersonOf.ts';
import type { SaySentence } from './desk.ts';
import { incomingText } from './limits.ts';
import { file, type SlackFile, written } from './payloads.ts';
import { readAlert } from './readAlert.ts';
import { type FileAccess, readFiles } from './readFiles.ts';
import { patiently, type SlackClient } from './slackClient.ts';

const toFetch = z.object({
  /** The files of a message; absent where it was none. */
  files: z.array(file).optional(),
  /** The message that a thread began with, where nothing was said but a mention in that thread. */
  start: z.object({ channel: z.string(), ts: z.string() }).optional(),
});

/** What is left to fetch, beside who the person is. */
export type ToFetch = z.infer<typeof toFetch>;

/** What completing needs. `bot`: the bot's own user id. */
export type CompleteParts = {
  readonly client: SlackClient;
  readonly bot: string;
  readonly personOf: PersonOf;
  readonly access: FileAccess;
  readonly sentence: SaySentence;
  /** The address of the workspace, where Slack told it. */
  readonly workspace: string | undefined;
};

type Start = { readonly text: string; readonly files: readonly SlackFile[] };

/** What a thread began with; nothing where that cannot be read. */
async function startOf({ client, bot }: CompleteParts, start: ToFetch['start']): Promise<Start> {
  if (start === undefined) return { text: '', files: [] };
  const read = () => client.conversations.replies({ channel: start.channel, ts: start.ts, limit: 1 });
  const { messages } = await patiently(read).catch(() => ({ messages: undefined }));
  const message = written.safeParse(messages?.[0]).data;
  return message === undefined ? { text: '', files: [] } : { text: readAlert(message, bot), files: message.files };
}

/** The address of a thread in a channel, in the form that chat.getPermalink gives. */
function permalink(workspace: string | undefined, address: Address): string | undefined {
  const { channel, threadTs } = address;
  if (!workspace?.startsWith('https://') || threadTs === undefined || isDirect(address)) return undefined;
  return new URL(`archives/${channel}/p${threadTs.replace('.', '')}`, workspace).href;
}

/** Makes what fetches the rest of a message that came: its person's language, its files, and what its thread began with. */
export function createComplete(parts: CompleteParts): Channel['complete'] {
  return async ({ person, text, addressed, address, toFetch: left }) => {
    const { files, start } = toFetch.parse(left);
    const [{ id: _, ...profile }, began] = await Promise.all([parts.personOf(person.id), startOf(parts, start)]);
    const link = permalink(parts.workspace, readAddress(address));
    const who = { ...profile, ...(link === undefined ? {} : { link }) };
    if (files === undefined) return { ...who, texts: [] };
    const attached = [...files, ...began.files];
    const read = [began.text, ...(await readFiles(attached, parts.access))].filter((piece) => piece.trim() !== '');
    const texts = read.map((piece) => cutText(piece, incomingText));
    if (text.trim() !== '' || texts.length > 0) return { ...who, texts };
    if (attached.length === 0 && addressed) return { ...who, texts };
    const notice = addressed ? { notice: parts.sentence('slack.unread', who.language) } : {};
    return { ...who, texts, ...notice, isEmpty: true };
  };
}
