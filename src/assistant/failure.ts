import { randomUUID } from 'node:crypto';
import { fillPlaceholders } from '../knowledge/placeholders.ts';
import type { Language, Phrases } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';

/** Thrown where others kept changing a case while its next state was being decided. */
export class CaseBusyError extends Error {
  override readonly name = 'CaseBusyError';
}

/** Makes the message to a person when something failed: nothing of the error but the id to ask for. */
export type Apologise = (error: unknown, language: Language, correlationId: string) => Message;

/**
 * Apologises in the words of the phrases `error.unexpected` and `error.busy`, which may hold `{correlationId}` and no markup.
 * @throws naming the phrase that is missing, so that it shows at the start and not at the first failure.
 */
export function createApologise(phrases: Phrases): Apologise {
  const phrase = (key: string) => {
    const found = phrases[key];
    if (found === undefined) throw new Error(`The phrase ${key} is missing in dialogs/phrases.yaml.`);
    return found;
  };
  const unexpected = phrase('error.unexpected');
  const busy = phrase('error.busy');
  return (error, language, correlationId) => {
    const text = error instanceof CaseBusyError ? busy : unexpected;
    const filled = fillPlaceholders(text[language], (name) => (name === 'correlationId' ? correlationId : `<${name}>`));
    return { language, parts: [{ kind: 'notice', tone: 'warning', text: [{ text: filled }] }] };
  };
}

/** A short id under which the operator finds in the log what a person reports. */
export function newCorrelationId(): string {
  return randomUUID().slice(0, 8);
}

/** Takes what went wrong, for the operator. The correlation id is what the person was told. */
export type ReportProblem = (problem: {
  readonly where: string;
  readonly correlationId: string;
  /** The key of the case, where it happened in one. */
  readonly case?: string;
  readonly error: unknown;
}) => void;
