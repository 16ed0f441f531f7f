import type { RespondFn } from '@slack/bolt';
import type { Reply } from '../../assistant/incoming.ts';
import { type Desk, handOn, privately, type Said, sentence } from './desk.ts';
import { isDirect, listenersAt, type Place, readHeard, threadOf } from './heard.ts';
import { readPressed, shortcutPayload, written } from './payloads.ts';
import { mentions, readText } from './readText.ts';
import { renderBlocks } from './renderBlocks.ts';
import { patiently, refusalOf } from './slackClient.ts';

/** Who only mentions the assistant in a thread means what the thread is about. Undefined where that cannot be read. */
async function threadStart(desk: Desk, channel: string, ts: string): Promise<Pick<Said, 'text' | 'files'> | undefined> {
  const read = () => desk.client.conversations.replies({ channel, ts, limit: 1 });
  const { messages } = await patiently(read).catch(() => ({ messages: undefined }));
  const start = written.safeParse(messages?.[0]).data;
  return start && { text: start.text, files: start.files };
}

/** The events `message` and `app_mention`: hands on what is meant for the assistant, or may be. */
export async function onHeard(desk: Desk, event: unknown): Promise<void> {
  const heard = readHeard(event);
  if (heard === undefined) return;
  const { channel, ts, threadTs, user, text, files, edited } = heard;
  if (!desk.heard.isNew(`${channel}:${ts}:${edited ?? ''}`)) return;
  const addressed = isDirect(channel) || mentions(text, desk.bot);
  const isWatched = desk.supportChannels.includes(channel);
  // Only a message of a thread, or one that a thread may hang on by now, can belong to an open case.
  if (!addressed && !isWatched && threadTs === ts && edited === undefined) return;
  const how = addressed || isWatched ? { addressed } : { addressed, onlyInCase: true as const };
  const place = { channel, threadTs };
  const isBare = files.length === 0 && readText(text, desk.bot) === '';
  const meant = isBare && addressed && threadTs !== ts ? await threadStart(desk, channel, threadTs) : undefined;
  await handOn(desk, { user, place, text, files, ...meant, how }, desk.sender.replyTo(place, user));
}

/** A pressed button: its message shows the choice instead of the buttons, and the first press is handed on. */
export async function onPress(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const pressed = readPressed(body);
  if (pressed === undefined) return;
  const { user, channel, ts, threadTs, choice, isPrivate } = pressed;
  const place = { channel, threadTs };
  const thread = threadOf(place);
  const press = desk.sent.press(ts, thread.id, choice);
  if (press !== undefined) await desk.sender.showPressed(isPrivate ? respond : { channel, ts }, press);
  if (press?.isFirst === false) return;
  const person = await desk.personOf(user);
  const said = { addressed: true, ...listenersAt(place), kind: 'choice', choice } as const;
  await desk.assistant.receive({ thread, person, at: new Date(), ...said }, desk.sender.replyTo(place, user));
}

const notReachable = new Set(['not_in_channel', 'channel_not_found']);

/** Replies to the thread; where the bot is not in that channel, tells the person who asked how to let it in. */
function replyOrInvite(desk: Desk, place: Place, user: string, respond: RespondFn): Reply {
  const reply = desk.sender.replyTo(place, user);
  return async (message, to) => {
    try {
      return await reply(message, to);
    } catch (error) {
      if (!notReachable.has(refusalOf(error) ?? '')) throw error;
      await respond(privately(sentence(desk, 'slack.invite', (await desk.personOf(user)).language)));
      return undefined;
    }
  };
}

/** The shortcut in the menu of a message: that message is read as the paste of whoever chose the shortcut. */
export async function onShortcut(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const parsed = shortcutPayload.safeParse(body);
  if (!parsed.success) return;
  const { user, channel, message } = parsed.data;
  const place = { channel: channel.id, threadTs: message.thread_ts ?? message.ts };
  const said = { user: user.id, place, text: message.text, files: message.files, how: { addressed: true } };
  await handOn(desk, said, replyOrInvite(desk, place, user.id, respond));
}

/** The slash command: what stands behind it is a paste, answered in the direct messages, because only its writer sees it. */
export async function onCommand(
  desk: Desk,
  { user_id: user, text }: { readonly user_id: string; readonly text: string },
  respond: RespondFn,
): Promise<void> {
  const { language } = await desk.personOf(user);
  if (text.trim() === '') {
    await respond(privately(sentence(desk, 'slack.usage', language)));
    return;
  }
  const { channel } = await patiently(() => desk.client.conversations.open({ users: user }));
  if (channel?.id === undefined) throw new Error('Slack opened no direct conversation.');
  const place = { channel: channel.id };
  await handOn(desk, { user, place, text, files: [], how: { addressed: true } }, desk.sender.replyTo(place, user));
  await respond(privately(sentence(desk, 'slack.answered', language)));
}

/** The home tab was opened: it says what the assistant does and what it stores. */
export async function onHome(desk: Desk, user: string): Promise<void> {
  const { language = desk.defaultLanguage } = await desk.personOf(user);
  const { blocks } = renderBlocks(desk.welcome('slack', language));
  await patiently(() => desk.client.views.publish({ user_id: user, view: { type: 'home', blocks: [...blocks] } }));
}
