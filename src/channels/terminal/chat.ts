import { randomUUID } from 'node:crypto';
import type { Assistant } from '../../assistant/incoming.ts';
import type { Language } from '../../knowledge/schema.ts';
import type { Choice, Message } from '../../messages/message.ts';
import { readMessages, type Source } from './readMessages.ts';
import { renderTerminal, type TerminalStyle } from './renderTerminal.ts';

/** What a chat in the terminal needs. `person` is also the thread: one case for each person and terminal. */
export type ChatOptions = Source & {
  readonly assistant: Pick<Assistant, 'converse'>;
  readonly person: string;
  readonly language?: Language;
  readonly style: TerminalStyle;
};

/** The buttons of a message, in the order of their numbers. */
export function choicesOf(message: Message): readonly Choice[] {
  return message.parts.flatMap((part) => (part.kind === 'choices' ? part.choices : []));
}

function folded(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The choice that a typed answer stands for: its number, or its label without regard to case and diacritics. */
export function typedChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  const number = /^\[?(\d{1,2})\]?$/.exec(typed.trim())?.[1];
  if (number !== undefined) return choices[Number(number) - 1];
  return choices.find((choice) => folded(choice.label) === folded(typed));
}

/** Talks with one person until the input ends or ctrl-c is pressed. */
export async function chat(options: ChatOptions): Promise<void> {
  let offered: readonly Choice[] = [];
  const reply = async (message: Message) => {
    const choices = choicesOf(message);
    if (choices.length > 0) offered = choices;
    options.output.write(`\n${renderTerminal(message, options.style)}\n`);
    return undefined;
  };
  await readMessages(options, async (text) => {
    const choice = typedChoice(offered, text);
    const what = choice ? { kind: 'choice' as const, choice: choice.id } : { kind: 'message' as const, text };
    const incoming = {
      id: randomUUID(),
      thread: { channel: 'terminal' as const, id: options.person },
      person: { id: options.person, ...(options.language ? { language: options.language } : {}) },
      at: new Date(),
      address: {},
      addressed: true,
      ...what,
    };
    await options.assistant.converse(incoming, reply);
  });
}
