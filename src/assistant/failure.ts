import { randomUUID } from 'node:crypto';
import { fillPlaceholders } from '../knowledge/placeholders.ts';
import type { Bilingual, Language, Phrases } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';

/** Thrown where others kept changing a case while its next state was being decided. */
export class CaseBusyError extends Error {
  override readonly name = 'CaseBusyError';
}

/** What a person is told where something failed. Both texts may hold `{correlationId}`, and no markup. */
export type Apologies = { readonly unexpected: Bilingual; readonly busy: Bilingual };

/**
 * The apologies among the phrases: `error.unexpected` and `error.busy`.
 * @throws naming the phrase that is missing, so that it shows at the start and not at the first failure.
 */
export function apologiesIn(phrases: Phrases): Apologies {
  const phrase = (key: string) => {
    const found = phrases[key];
    if (found === undefined) throw new Error(`The phrase ${key} is missing in dialogs/phrases.yaml.`);
    return found;
  };
  return { unexpected: phrase('error.unexpected'), busy: phrase('error.busy') };
}

/** A short id under which the operator finds in the log what a person reports. */
export function newCorrelationId(): string {
  return randomUUID().slice(0, 8);
}

/** The message to the person: nothing of the error but the id to ask for. */
export function apology(apologies: Apologies, error: unknown, language: Language, correlationId: string): Message {
  const text = error instanceof CaseBusyError ? apologies.busy : apologies.unexpected;
  const filled = fillPlaceholders(text[language], (name) => (name === 'correlationId' ? correlationId : `<${name}>`));
  return { language, parts: [{ kind: 'notice', tone: 'warning', text: [{ text: filled }] }] };
}

// Only places of the program: an error's message may quote what was pasted, and so may the stack that starts with it.
const place = /((?:file:|node:|\/)\S+:\d+:\d+)\)?$/;

function placesIn(error: Error): string[] {
  const lines = (error.stack ?? '').replace(error.message, '').split('\n');
  return lines.flatMap((line) => (/^\s+at /.test(line) ? (place.exec(line)?.[1] ?? []) : []));
}

/** What the log may know of an error: its kind, its code, and where in the program it came from; never its message. */
export function describeError(error: unknown): { error: string; code?: string; places: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, places: [] };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.name, ...code, places: placesIn(error) };
}
