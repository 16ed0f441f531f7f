import { randomUUID } from 'node:crypto';
import { createAssistant, type WorkingAssistant } from '../../src/assistant/createAssistant.ts';
import { createApologise } from '../../src/assistant/failure.ts';
import type { Incoming, Reply } from '../../src/assistant/incoming.ts';
import { observeNothing } from '../../src/assistant/observe.ts';
import type { AssistantParts } from '../../src/assistant/parts.ts';
import type { Advance, CaseState, ConversationEvent, Effect } from '../../src/conversation/case.ts';
import type { Language, Phrases } from '../../src/knowledge/schema.ts';
import type { Message } from '../../src/messages/message.ts';
import { createLog } from '../../src/operations/log.ts';
import type { Redacted, Redaction } from '../../src/redaction/redacted.ts';

/** What stands for a secret in the tests' pastes. */
export const secret = ['Inv3nted', 'Client', 'Secret'].join('~');

/** Knows that one secret only. */
export function redact(raw: string): Redaction {
  const text = raw.replaceAll(secret, '«secret 1»') as Redacted;
  return { text, secrets: raw === text ? [] : [{ number: 1, kind: 'client-secret' }] };
}

export const phrases: Phrases = {
  'error.unexpected': { en: 'Something failed: {correlationId}', cs: 'Něco selhalo: {correlationId}' },
  'error.busy': { en: 'Too much at once: {correlationId}', cs: 'Příliš mnoho najednou: {correlationId}' },
};

/** Apologises in the phrases above. */
export const apologise = createApologise(phrases);

/** A message in which one text stands. */
export function say(text: string, language: Language = 'en'): Message {
  return { language, parts: [{ kind: 'text', text: [{ text }] }] };
}

/** What a message says, in one line. */
export function textOf(message: Message): string {
  return message.parts.flatMap((part) => ('text' in part ? part.text.map((span) => span.text) : [])).join(' ');
}

/** A case that remembers, in `asked`, what it was told. */
export function caseWith(told: readonly string[]): CaseState {
  const at = '2026-03-02T08:00:00.000Z';
  return {
    schema: 1,
    language: 'en',
    openedAt: at,
    updatedAt: at,
    stage: 'listening',
    secrets: [],
    matches: [],
    facts: {},
    findings: [],
    asked: told,
    failed: [],
    rephrased: 0,
  };
}

/** What a stored case was told. */
export function toldTo(state: unknown): readonly string[] {
  return state === undefined ? [] : (state as CaseState).asked;
}

/** What an event says. */
export function saidBy(event: ConversationEvent): string {
  if (event.kind === 'findings') return `findings of ${event.run}`;
  if (event.kind === 'choice') return event.choice;
  return event.kind === 'message' ? event.text : event.kind;
}

/** A conversation that remembers what it is told, and repeats it. */
export const repeatAfter: Advance = (state, event) => ({
  state: caseWith([...toldTo(state), saidBy(event)]),
  effects: [{ kind: 'reply', message: say(saidBy(event)) }],
});

/** A conversation with the same effects for every event, and nothing to store. */
export function always(...effects: Effect[]): Advance {
  return () => ({ state: undefined, effects });
}

type Circumstances = Partial<Pick<Incoming, 'person' | 'at' | 'addressed' | 'onlyInCase'>>;

function incoming(thread: string, circumstances: Circumstances) {
  return {
    id: randomUUID(),
    thread: { channel: 'teams', id: thread },
    person: { id: 'anna' },
    address: { thread },
    at: new Date('2026-03-02T09:00:00.000Z'),
    addressed: true,
    ...circumstances,
  } as const;
}

/** A message in a thread, by Anna and addressed to the assistant unless told otherwise. */
export function message(thread: string, text: string, circumstances: Circumstances = {}): Incoming {
  return { ...incoming(thread, circumstances), kind: 'message', text };
}

/** A button that Anna pressed in a thread. */
export function press(thread: string, choice: string): Incoming {
  return { ...incoming(thread, {}), kind: 'choice', choice };
}

/** An assistant with its log, and a reply that keeps what was said. */
export function assistantWith(parts: Pick<AssistantParts, 'store' | 'advance'> & Partial<AssistantParts>): {
  readonly assistant: WorkingAssistant;
  readonly log: string[];
  readonly said: string[];
  readonly reply: Reply;
} {
  const log: string[] = [];
  const said: string[] = [];
  const assistant = createAssistant({
    redact,
    apologise,
    mayBeMissing: (language) => say('An answer may be missing.', language),
    observe: observeNothing,
    retentionDays: 30,
    defaultLanguage: 'en',
    report: createLog({ write: (line) => log.push(line) }).report,
    ...parts,
  });
  return {
    assistant,
    log,
    said,
    reply: async (answer) => {
      said.push(textOf(answer));
      return undefined;
    },
  };
}
