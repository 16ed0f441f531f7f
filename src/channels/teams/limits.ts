import type { MessageLimits } from '../../messages/shorten.ts';

/**
 * What Teams takes, with room to spare. Teams documents about 100 KB for a message in UTF-16, yet payloads of 70 KB were
 * refused with 413 (https://learn.microsoft.com/en-us/answers/questions/5566078, read 2026-11-23); incoming webhooks stop
 * at 28 KB. The budgets below are our own, well inside all of these.
 */
export const teamsLimits: MessageLimits = {
  parts: 40,
  text: 2500,
  code: 1800,
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

/** UTF-16 units of one incoming message that are handed on; about ten times what a person posts in Teams. */
export const incomingText = 100_000;

/**
 * Milliseconds that a turn may take before Teams is answered; the work goes on. Bot Service sends an activity again
 * after about 15 seconds (https://github.com/MicrosoftDocs/msteams-docs/issues/6084, read 2026-11-23).
 */
export const turnPatience = 8000;
