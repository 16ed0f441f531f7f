import { setTimeout as wait } from 'node:timers/promises';
import { bot } from '../channels/slack/fakeSlack.ts';
import { type Answered, envelope, postForm, postJson } from '../channels/slack/signedRequests.ts';
import { desk } from './desk.ts';
import type { Platform, Post } from './platform.ts';

/** Where the assistant takes requests now; undefined while none runs. */
export type Door = () => number | undefined;

/** What a person of a conversation does and sees. Everything waits until it is so. */
export type Person = {
  readonly channel: string;
  /** Says something, and waits for the answer. */
  say(text: string, answer: RegExp): Promise<void>;
  /** Presses a button, and waits for the answer. */
  press(choice: string, answer: RegExp): Promise<void>;
  /** Waits until that was said, now or earlier. */
  see(answer: RegExp): Promise<void>;
  /** Opens a form by its button, fills it in and sends it. */
  fill(form: RegExp, values: Readonly<Record<string, string>>, answer: RegExp): Promise<string>;
};

/** Counts what was acknowledged; each is to be answered. */
export type Counted = {
  events: number;
  acknowledged: number;
  /** Deliveries that were answered with a failure, and those that nobody answered. */
  refused: number;
  unanswered: number;
};

/** Nothing counted yet. */
export function nothingCounted(): Counted {
  return { events: 0, acknowledged: 0, refused: 0, unanswered: 0 };
}

/** Thrown where an answer did not come. */
export class LostError extends Error {}

/** Milliseconds after which an answer counts as lost: while kills go on, jobs wait for their next try again and again. */
const patience = 600_000;

/** Milliseconds before something is delivered again. Slack itself waits longer. */
const pause = 150;

let counter = 100_000;
const unique = () => `${++counter}`;
const nextTs = () => `${Math.floor(Date.now() / 1000)}.9${unique().slice(-5)}`;

async function until<Found>(find: () => Found | undefined, what: string): Promise<Found> {
  for (const end = Date.now() + patience; ; await wait(15)) {
    const found = find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new LostError(what);
  }
}

type Button = { readonly post: Post; readonly block: string; readonly action: string; readonly value: string };

type Blocks = readonly {
  readonly block_id: string;
  readonly elements?: readonly { action_id: string; value?: string }[];
}[];

function buttonsOf(post: Post): Button[] {
  return ((post.blocks ?? []) as Blocks).flatMap(({ block_id: block, elements = [] }) =>
    elements.flatMap(({ action_id: action, value }) => (value === undefined ? [] : [{ post, block, action, value }])),
  );
}

/** Makes the people of one platform. */
export function createPeople(platform: Platform, door: Door, counted: Counted) {
  /** Delivers until it is acknowledged, as Slack does with the same event and a person with a button. */
  const deliver = async (send: (port: number) => Promise<Answered>) => {
    counted.events++;
    for (const end = Date.now() + patience; Date.now() < end; await wait(pause)) {
      const port = door();
      const status =
        port === undefined
          ? 0
          : await send(port).then(
              (answer) => answer.status,
              () => 0,
            );
      if (status >= 200 && status < 300) {
        counted.acknowledged++;
        return;
      }
      if (status === 0) counted.unanswered++;
      else counted.refused++;
    }
    throw new LostError('never acknowledged');
  };
  const seenIn = (channel: string): string[] =>
    platform.posts.filter((post) => post.channel === channel).flatMap(({ shown }) => shown);
  const answered = (channel: string, answer: RegExp, before: number) =>
    until(
      () => (seenIn(channel).filter((text) => answer.test(text)).length > before ? true : undefined),
      `${channel}: ${answer}`,
    );
  const findButton = (channel: string, value: RegExp) =>
    until(
      () =>
        platform.posts
          .filter((post) => post.channel === channel)
          .reverse()
          .flatMap(buttonsOf)
          .find((button) => value.test(button.value)),
      `${channel}: button ${value}`,
    );
  const pressed = async (user: string, { post, block, action, value }: Button): Promise<string> => {
    let trigger = '';
    await deliver((port) => {
      trigger = `T${unique()}`;
      const payload = {
        type: 'block_actions',
        team: { id: 'T1' },
        user: { id: user },
        channel: { id: post.channel },
        ...(post.isPrivate ? {} : { message: { ts: post.ts, thread_ts: post.thread } }),
        container: { type: 'message', message_ts: post.ts, channel_id: post.channel, is_ephemeral: post.isPrivate },
        response_url: `${platform.url}/responses/${trigger}`,
        trigger_id: trigger,
        actions: [{ type: 'button', action_id: action, block_id: block, value, action_ts: nextTs() }],
      };
      return postForm(port, { payload: JSON.stringify(payload) });
    });
    return trigger;
  };

  /** Opens a dialog; where it does not open in a while, the person presses once more. */
  const open = async (user: string, button: Button) => {
    for (;;) {
      const trigger = await pressed(user, button);
      for (const end = Date.now() + 2000; Date.now() < end; await wait(20)) {
        const view = platform.dialogs.get(trigger);
        if (view !== undefined) return { trigger, view };
      }
    }
  };

  const submit = async (user: string, button: Button, values: Readonly<Record<string, string>>) => {
    const { trigger, view } = await open(user, button);
    const blocks = view.blocks as readonly {
      type: string;
      block_id: string;
      element: { options?: readonly { value: string }[] };
    }[];
    const filled = blocks
      .filter(({ type }) => type === 'input')
      .map(({ block_id: id, element }) => {
        const option = element.options?.find(({ value }) => value === values[id]) ?? element.options?.[0];
        return [
          id,
          { value: option ? { selected_option: { value: option.value } } : { value: values[id] ?? 'as said' } },
        ];
      });
    const sent = {
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: user },
      view: { ...view, id: `V${trigger}`, state: { values: Object.fromEntries(filled) } },
    };
    await deliver(async (port) => {
      const answer = await postForm(port, { payload: JSON.stringify(sent) });
      // Errors at a field leave the dialog open; the person sends it again.
      return answer.text.includes('errors') ? { ...answer, status: 503 } : answer;
    });
  };

  /** Somebody in a conversation of their own, or the helpdesk in its channel. */
  const person = (user: string, channel: string): Person => {
    const thread = nextTs();
    let isBegun = false;
    const say = async (text: string) => {
      const ts = isBegun ? nextTs() : thread;
      const isDirect = channel.startsWith('D');
      const place = { channel, user, ts, ...(isBegun && !isDirect ? { thread_ts: thread } : {}) };
      isBegun = true;
      const event = { ...place, text: isDirect ? text : `<@${bot}> ${text}` };
      const kinds = isDirect ? ['message'] : ['message', 'app_mention'];
      await Promise.all(
        kinds.map((type) =>
          deliver((port) => postJson(port, envelope({ type, ...event }, { event_id: `Ev${ts}${type}` }))),
        ),
      );
    };
    const waitingFor = async (answer: RegExp, act: () => Promise<unknown>) => {
      const before = seenIn(channel).filter((text) => answer.test(text)).length;
      await act();
      await answered(channel, answer, before);
    };
    return {
      channel,
      see: async (answer) => void (await answered(channel, answer, 0)),
      say: (text, answer) => waitingFor(answer, () => say(text)),
      press: (choice, answer) =>
        waitingFor(answer, async () => pressed(user, await findButton(channel, new RegExp(`^${choice}$`)))),
      fill: async (form, values, answer) => {
        const button = await findButton(channel, form);
        await waitingFor(answer, () => submit(user, button, values));
        return button.value;
      },
    };
  };
  return { person, helpdesk: person(desk.member, desk.channel) };
}
