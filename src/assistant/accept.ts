import type { FoundSecret, Redacted } from '../redaction/redacted.ts';
import { newCorrelationId } from './failure.ts';
import type { Incoming } from './incoming.ts';
import { type CaseJob, caseKeyOf, type Origin, type StoredEvent } from './jobs.ts';
import { secondsSince } from './observe.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';

/** What came, without its secrets. */
export function storedEvent({ redact }: Pick<AssistantParts, 'redact'>, incoming: Incoming): StoredEvent {
  if (incoming.kind === 'message') return { kind: 'message', ...redact(incoming.text) };
  const message = incoming.message === undefined ? {} : { message: incoming.message };
  if (incoming.kind === 'choice') return { kind: 'choice', choice: incoming.choice, ...message };
  const values: Record<string, Redacted> = {};
  const secrets: FoundSecret[] = [];
  for (const [field, value] of Object.entries(incoming.values)) {
    const redaction = redact(value);
    values[field] = redaction.text;
    secrets.push(...redaction.secrets);
  }
  return { kind: 'form', form: incoming.form, values, secrets, ...message };
}

/** Who spoke, where, and where answers go. */
export function originOfIncoming({ thread, person, address, addressed, inPublic }: Incoming): Origin {
  return { thread, person, address, addressed, ...(inPublic ? { inPublic } : {}) };
}

/** Stores what came, as a job. */
export async function accept(parts: AssistantParts, incoming: Incoming): Promise<void> {
  const start = Date.now();
  const { id, thread, at, onlyInCase, toFetch } = incoming;
  const data: CaseJob = {
    kind: 'case',
    correlationId: newCorrelationId(),
    at: at.toISOString(),
    event: storedEvent(parts, incoming),
    origin: originOfIncoming(incoming),
    ...(onlyInCase ? { onlyInCase } : {}),
    ...(toFetch === undefined ? {} : { toFetch }),
  };
  const isNew = await parts.store.send({
    id: stableId('event', thread.channel, id),
    queue: 'turn',
    key: caseKeyOf(thread),
    data,
  });
  if (isNew) parts.observe.event(thread.channel, incoming.kind, secondsSince(start));
}
