import type { MessageLimits } from '../../messages/shorten.ts';

/**
 * What Slack takes, with room to spare: 50 blocks in a message (a part is one block), 25 elements in a row of actions,
 * 75 characters on a button, 2,000 in its value (https://docs.slack.dev/reference/block-kit, read 2026-11-23).
 */
export const slackLimits: MessageLimits = {
  parts: 40,
  text: 2500,
  code: 2600,
  listItems: 30,
  factValue: 300,
  label: 60,
  choices: 15,
};

/** For a message whose single parts fill the whole payload: it is shortened harder. */
export const tightLimits: MessageLimits = { ...slackLimits, text: 400, code: 1200, listItems: 10, factValue: 150 };

/** Characters of a header block (https://docs.slack.dev/reference/block-kit/blocks/header-block, read 2026-11-23). */
export const headerText = 150;

/**
 * UTF-16 units of all blocks as JSON. Slack documents no limit, yet refused payloads near 13,200 characters with
 * `msg_blocks_too_long` (https://github.com/slackapi/bolt-js/issues/2509, read 2026-11-23).
 */
export const blocksJson = 12_000;

/** UTF-16 units of the text beside the blocks when a message is changed (docs of chat.update, read 2026-11-24). */
export const updateText = 4000;

/** Bytes of one request body that are read at all. Slack's own events stay far below. */
export const requestBytes = 1024 * 1024;

/** UTF-16 units of one incoming message that are handed on, its files included. */
export const incomingText = 100_000;

/** Text files of one message that are read, and the bytes of each. */
export const files = { count: 3, bytes: 256 * 1024, milliseconds: 5000 } as const;

/** Seconds that a request's time may differ from ours, in both directions (docs on verifying requests, read 2026-11-24). */
export const clockSkew = 300;

/**
 * Milliseconds after which a request that is not stored yet is answered with 503, so that Slack delivers it again. No
 * answer within three seconds counts as a failure, too (https://docs.slack.dev/apis/events-api, read 2026-11-24).
 */
export const answerWithin = 2500;

/**
 * How fast messages go into one channel: Slack takes about one a second, and short bursts
 * (https://docs.slack.dev/apis/web-api/rate-limits, read 2026-11-24).
 */
export const sendingRates = [
  { sends: 3, milliseconds: 1000 },
  { sends: 10, milliseconds: 10_000 },
] as const;

/** Milliseconds that a message waits for its turn in the channel; then it is sent later. */
export const patience = 2000;

/** How a call of the Web API is tried: at most so often, waiting no longer than so many seconds each time. */
export const calls = { tries: 2, waitSeconds: 2, milliseconds: 10_000 } as const;

/** Messages that are looked through for one that may have been taken, and how far back, in seconds. */
export const lookBack = { messages: 200, seconds: 24 * 60 * 60 } as const;

/**
 * What a dialog takes: characters of its title and of its buttons, of a label or hint, of a field's value, of a choice
 * and its id; choices; characters of one block of its preview (https://docs.slack.dev/reference/views and
 * https://docs.slack.dev/reference/block-kit, read 2026-11-25).
 */
export const dialog = {
  title: 24,
  label: 2000,
  value: 3000,
  option: 75,
  optionId: 150,
  options: 100,
  preview: 2900,
} as const;

/** People whose language is remembered. */
export const rememberedPeople = 1000;
