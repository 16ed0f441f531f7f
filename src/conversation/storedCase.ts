import type { Language } from '../knowledge/schema.ts';
import type { ReadPaste } from '../matching/createReader.ts';
import type { Redacted } from '../redaction/redacted.ts';
import { type CaseState, type CaseTicket, type ConversationEvent, caseSchemaVersion } from './case.ts';
import { detectLanguage } from './detectLanguage.ts';

/** A case as it was found: as stored, none, or of another version of the program and rebuilt from its paste. */
export type Opened = { readonly state: CaseState | undefined; readonly reset: 'none' | 'kept' | 'lost' };

/** An empty case that begins with an event. */
export function newCase(event: ConversationEvent, language?: Language): CaseState {
  const said = event.kind === 'message' ? detectLanguage(event.text) : 'en';
  return {
    schema: caseSchemaVersion,
    language: language ?? event.language ?? said,
    openedAt: event.at,
    updatedAt: event.at,
    stage: 'listening',
    secrets: [],
    matches: [],
    facts: {},
    findings: [],
    asked: [],
    failed: [],
    rephrased: 0,
  };
}

function isCurrent(data: object): data is CaseState {
  const lists = ['secrets', 'matches', 'findings', 'asked', 'failed'];
  const isWhole = lists.every((name) => Array.isArray((data as Record<string, unknown>)[name]));
  return 'schema' in data && data.schema === caseSchemaVersion && 'stage' in data && 'facts' in data && isWhole;
}

const statuses: readonly unknown[] = ['draft', 'sent', 'taken', 'resolved', 'declined'];

/** The ticket outlives a change of the program: without it the case would make a second one. */
function ticketIn(data: object): CaseTicket | undefined {
  const ticket: unknown = 'ticket' in data ? data.ticket : undefined;
  if (typeof ticket !== 'object' || ticket === null || !('id' in ticket) || !('status' in ticket)) return undefined;
  const { id, status } = ticket;
  if (typeof id !== 'string' || !statuses.includes(status)) return undefined;
  return { id, status: status as CaseTicket['status'], deliveries: {} };
}

function rebuild(data: object, event: ConversationEvent, read: ReadPaste): Opened {
  const paste = 'paste' in data && typeof data.paste === 'string' ? data.paste : '';
  const spoken = 'language' in data && (data.language === 'en' || data.language === 'cs') ? data.language : undefined;
  const ticket = ticketIn(data);
  const state = { ...newCase(event, spoken), ...(ticket && { ticket }) };
  if (paste === '') return { state, reset: 'lost' };
  // Every version of the program stores a paste redacted, and only so.
  const text = paste as Redacted;
  const { matches, facts } = read(text);
  return { state: { ...state, paste: text, matches, facts }, reset: 'kept' };
}

/** Opens what the store holds. A state of another version is rebuilt: its paste and language are kept and read anew. */
export function openCase(data: unknown, event: ConversationEvent, read: ReadPaste): Opened {
  if (typeof data !== 'object' || data === null) return { state: undefined, reset: 'none' };
  return isCurrent(data) ? { state: data, reset: 'none' } : rebuild(data, event, read);
}
