import { userInfo } from 'node:os';
import type { Assistant } from '../assistant/incoming.ts';
import { chat } from '../channels/terminal/chat.ts';
import { terminalStyle } from '../channels/terminal/renderTerminal.ts';
import type { Language } from '../knowledge/schema.ts';

/** Talks with the assistant in this terminal until the input ends or ctrl-c is pressed. */
export async function runChat(assistant: Pick<Assistant, 'converse'>, language: Language | undefined): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const style = terminalStyle(process.env, output.isTTY ? output.columns : undefined);
  const person = userInfo().username;
  await chat({ input, output, assistant, person, ...(language ? { language } : {}), style });
}
