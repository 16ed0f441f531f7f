import type { MessageLimits } from '../../messages/shorten.ts';
import type { Rate } from '../pace.ts';

/**
 * What Teams takes, with room to spare. Teams documents about 100 KB for a message in UTF-16, yet payloads of 70 KB were
 * refused with 413 (https://learn.microsoft.com/en-us/answers/questions/5566078, read 2026-11-23); incoming webhooks stop
 * at 28 KB. The budgets below are our own, well inside all of these.
 */
export const teamsLimits: MessageLimits = {
  parts: 40,
  text: 2500,
  code: 2600,
  listItems: 30,
  factValue: 300,
  label: 60,
  choices: 15,
};

/** Bytes (UTF-8) of a card as JSON. */
export const cardBytes = 20 * 1024;

/** Buttons in one row; further ones go to the next row. Teams shows six, and folds the rest away. */
export const buttonsInRow = 5;

/** Bytes of one request body that are read at all. Bot Service sends far less. */
export const requestBytes = 256 * 1024;

/** UTF-16 units of one incoming message that are handed on, its files included. */
export const incomingText = 100_000;

/** Values of one form that are read, and UTF-16 units of each. Forms have fewer fields, and say so of a longer text. */
export const formValues = { count: 10, length: 10_000 } as const;

/** UTF-16 units of one answer that is written in a dialog. */
export const writtenLength = 10_000;

/**
 * Milliseconds that a dialog waits for its answer; the work goes on. Bot Service sends an activity again after about 15
 * seconds (https://github.com/MicrosoftDocs/msteams-docs/issues/6084, read 2026-11-23).
 */
export const turnPatience = 8000;

/**
 * How fast one bot may send in one thread: 7 in a second, 60 in half a minute
 * (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit, read 2026-11-24).
 */
export const sendingRates: readonly Rate[] = [
  { sends: 7, milliseconds: 1000 },
  { sends: 60, milliseconds: 30_000 },
];

/**
 * How a request to Bot Service is tried: how often, for how long each time, and with which pauses (milliseconds). Longer
 * waits are the queue's.
 */
export const tries = { count: 2, milliseconds: 10_000, firstPause: 500, longestPause: 2000 } as const;

/** Text files of one message that are read, the bytes of each, and how long one may take (milliseconds). */
export const files = { count: 3, bytes: 256 * 1024, milliseconds: 5000 } as const;
