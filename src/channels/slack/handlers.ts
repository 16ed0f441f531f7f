import type { RespondFn } from '@slack/bolt';
import type { Incoming } from '../../assistant/incoming.ts';
import { cutText } from '../../messages/shorten.ts';
import { type Address, isDirect, whereabouts } from './address.ts';
import type { ToFetch } from './complete.ts';
import { type Desk, meanwhile, tell, tellLater } from './desk.ts';
import { readHeard } from './heard.ts';
import { incomingText } from './limits.ts';
import { commandPayload, shortcutPayload } from './payloads.ts';
import { readPressed } from './presses.ts';
import { readAlert } from './readAlert.ts';
import { mentions, readText } from './readText.ts';
import { renderBlocks } from './renderBlocks.ts';
import { showPressed } from './showPressed.ts';
import { patiently } from './slackClient.ts';

/** Something that a person said. `text` is as it was written. */
type Said = {
  readonly id: string;
  readonly user: string;
  readonly address: Address;
  readonly text: string;
  readonly toFetch: ToFetch;
  readonly how: Pick<Incoming, 'addressed' | 'onlyInCase'>;
};

function incomingOf({ id, user, address, text, toFetch, how }: Said): Incoming {
  const kept = cutText(text, incomingText);
  return {
    id,
    ...whereabouts(address),
    person: { id: user },
    at: new Date(),
    toFetch,
    ...how,
    kind: 'message',
    text: kept,
  };
}

/**
 * The events `message` and `app_mention`: hands on what is meant for the assistant, or may be. A mention comes as both, so
 * its id is made of what both tell.
 */
export async function onHeard(desk: Desk, event: unknown): Promise<void> {
  const heard = readHeard(event);
  if (heard === undefined) return;
  const { channel, ts, threadTs, user, files, edited } = heard;
  const addressed = isDirect(heard) || mentions(heard.text, desk.bot);
  const isWatched = desk.supportChannels.includes(channel);
  // Only a message of a thread, or one that a thread may hang on by now, can belong to an open case.
  if (!addressed && !isWatched && threadTs === ts && edited === undefined) return;
  const text = readText(heard.text, desk.bot);
  // Who only mentions the assistant in a thread means what the thread is about.
  const meansStart = text === '' && files.length === 0 && addressed && threadTs !== ts;
  await desk.assistant.accept(
    incomingOf({
      id: `${channel}:${ts}:${edited ?? ''}`,
      user,
      address: { channel, threadTs, user },
      text,
      toFetch: { files: [...files], ...(meansStart ? { start: { channel, ts: threadTs } } : {}) },
      how: addressed || isWatched ? { addressed } : { addressed, onlyInCase: true },
    }),
  );
}

/** A pressed button. Which press of a message counts is for the assistant to say. */
export async function onPress(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const pressed = readPressed(body);
  if (pressed === undefined) return;
  const { id, user, value: choice, message, ephemeralUrl, trigger: _, ...place } = pressed;
  const person = { person: { id: user }, at: new Date(), toFetch: {}, addressed: true } as const;
  const of = message === undefined ? {} : { message };
  try {
    await desk.assistant.accept({ id, ...place, ...person, kind: 'choice', choice, ...of });
  } catch (error) {
    return tellLater(desk, user, respond, error);
  }
  showPressed(desk, { message, chosen: choice, ephemeralUrl });
}

/** The shortcut in the menu of a message: that message is read as the paste of whoever chose the shortcut. */
export async function onShortcut(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const parsed = shortcutPayload.safeParse(body);
  if (!parsed.success) return;
  const { user, channel, message, trigger_id: id, response_url: shortcutUrl } = parsed.data;
  const thread = { channel: channel.id, threadTs: message.thread_ts ?? message.ts };
  // Direct messages between other people are closed to the bot: the answer goes to its own with that person.
  const address = { ...(isDirect(thread) ? {} : thread), user: user.id, shortcutUrl };
  const [text, toFetch] = [readAlert(message, desk.bot), { files: message.files }];
  try {
    await desk.assistant.accept(incomingOf({ id, user: user.id, address, text, toFetch, how: { addressed: true } }));
  } catch (error) {
    tellLater(desk, user.id, respond, error);
  }
}

/** The slash command: what stands behind it is a paste, answered in the direct messages, because only its writer sees it. */
export async function onCommand(desk: Desk, command: unknown, respond: RespondFn): Promise<void> {
  const parsed = commandPayload.safeParse(command);
  if (!parsed.success) return;
  const { user_id: user, trigger_id: id } = parsed.data;
  const text = readText(parsed.data.text, desk.bot);
  if (text === '') return tell(desk, user, respond, 'slack.usage');
  try {
    const said = { id, user, address: { user }, text, toFetch: { files: [] } };
    await desk.assistant.accept(incomingOf({ ...said, how: { addressed: true } }));
    tell(desk, user, respond, 'slack.answered');
  } catch (error) {
    tellLater(desk, user, respond, error);
  }
}

/** The home tab was opened: it says what the assistant does and what it stores. */
export function onHome(desk: Desk, user: string): void {
  meanwhile(desk, 'home tab', async () => {
    const { language = desk.defaultLanguage } = await desk.personOf(user);
    const { blocks } = renderBlocks(desk.welcome('slack', language));
    await patiently(() => desk.client.views.publish({ user_id: user, view: { type: 'home', blocks: [...blocks] } }));
  });
}
