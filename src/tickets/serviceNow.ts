import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TimelineEntry } from '../conversation/ticket/news.ts';
import type { Severity, Ticket } from '../conversation/ticket/ticket.ts';
import type { Language } from '../knowledge/schema.ts';
import { cutText } from '../messages/shorten.ts';
import { basicAuthorization, readAnswer, send } from './http.ts';
import { problemOf } from './problemOf.ts';
import { serviceNowState } from './serviceNowState.ts';
import { type Accepted, type Target, TargetError } from './target.ts';
import { entryMark, entryText, keyOf, textOf, titleOf } from './ticketText.ts';

/** An instance of ServiceNow, and who creates its incidents. */
export type ServiceNowSettings = {
  readonly name: string;
  /** https, without a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly secret: string;
  readonly language: Language;
  /** More fields of the incident, as the Table API takes them: display values count. */
  readonly fields: Readonly<Record<string, unknown>>;
};

/** Asks the table of incidents; `path` is an id, or empty for the table. */
export type AskServiceNow = (
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
  body?: unknown,
) => Promise<unknown>;

/** Lengths of an incident's fields as it comes from ServiceNow, which cuts longer texts without a word. */
const titleLimit = 160;
const descriptionLimit = 4000;
const noteLimit = 32_000;

/** Impact and urgency, of which ServiceNow makes the priority: 1 is high. */
const urgency: Readonly<Record<Severity, string>> = { critical: '1', moderate: '2', minimal: '3' };

const record = z.object({
  sys_id: z.string().regex(/^[0-9a-f]{32}$/),
  number: z
    .string()
    .regex(/^[A-Z]{1,20}\d{1,20}$/)
    .optional()
    .catch(undefined),
  correlation_id: z.string().optional().catch(undefined),
});
const one = z.object({ result: record });
const many = z.object({ result: z.array(record) });
const notes = z.object({ result: z.object({ work_notes: z.string().optional().catch(undefined) }) });

function createAsk({ url, user, secret }: ServiceNowSettings): AskServiceNow {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: basicAuthorization(user, secret),
  };
  return (method, path, query, signal, body) => {
    const address = `${url}/api/now/table/incident${path === '' ? '' : `/${encodeURIComponent(path)}`}`;
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    return send({ method, url: `${address}?${new URLSearchParams(query)}`, headers, signal, ...json });
  };
}

/**
 * ServiceNow shows what stands between [code] and [/code] as HTML (https://www.servicenow.com/docs, "Journal field type", read
 * 2026-11-25), and exports lists, in which a spreadsheet would take a text that begins so for a formula.
 */
function withoutMarkup(text: string): string {
  return text.replace(/\[(?=\/?code\b)/gi, '[ ').replace(/^[=+\-@]/, ' $&');
}

function incidentOf({ language, fields }: ServiceNowSettings, ticket: Ticket) {
  const text = withoutMarkup(textOf(ticket, language));
  return {
    impact: urgency[ticket.severity],
    urgency: urgency[ticket.severity],
    ...fields,
    short_description: withoutMarkup(titleOf(ticket, titleLimit)),
    description: cutText(text, descriptionLimit),
    ...(text.length > descriptionLimit ? { work_notes: cutText(text, noteLimit) } : {}),
    correlation_id: keyOf(ticket),
    correlation_display: 'ACR support assistant',
  };
}

function acceptedFrom(url: string, { sys_id, number }: z.infer<typeof record>): Accepted {
  const page = `${url}/nav_to.do?uri=${encodeURIComponent(`incident.do?sys_id=${sys_id}`)}`;
  return { url: page, externalId: sys_id, ...(number === undefined ? {} : { number }) };
}

/**
 * The incident of a key. ServiceNow leaves a condition out that it does not understand or that the user may not use, and then
 * gives any incident: so what comes must show the key.
 */
async function lookUp(ask: AskServiceNow, key: string, signal: AbortSignal) {
  const query = {
    sysparm_query: `correlation_id=${key}^ORDERBYsys_created_on`,
    sysparm_fields: 'sys_id,number,correlation_id',
    sysparm_limit: '1',
  };
  const [known] = readAnswer(many, await ask('GET', '', query, signal)).result;
  if (known !== undefined && known.correlation_id?.toLowerCase() !== key)
    throw new TargetError('denied', { cause: new Error('the user may not search by correlation_id') });
  return known;
}

async function create(ask: AskServiceNow, body: unknown, signal: AbortSignal) {
  const query = { sysparm_fields: 'sys_id,number', sysparm_input_display_value: 'true' };
  return readAnswer(one, await ask('POST', '', query, signal, body)).result;
}

async function addNote(ask: AskServiceNow, id: string, entry: TimelineEntry, entryId: string, signal: AbortSignal) {
  const mark = entryMark(entryId);
  // With display values the field holds all notes so far, else nothing.
  const query = { sysparm_fields: 'work_notes', sysparm_display_value: 'true' };
  const { result } = readAnswer(notes, await ask('GET', id, query, signal));
  if (result.work_notes?.includes(mark)) return;
  const text = `${cutText(withoutMarkup(entryText(entry)), noteLimit)}\n${mark}`;
  await ask('PATCH', id, { sysparm_fields: 'sys_id' }, signal, { work_notes: text });
}

/** ServiceNow's Table API for incidents. https://www.servicenow.com/docs, "Table API" (read 2026-11-25) */
export function createServiceNow(settings: ServiceNowSettings): Target {
  const { name, url } = settings;
  const ask = createAsk(settings);
  return {
    name,
    submit: async (ticket, { mayBeThere, signal }) => {
      const known = mayBeThere ? await lookUp(ask, keyOf(ticket), signal) : undefined;
      return acceptedFrom(url, known ?? (await create(ask, incidentOf(settings, ticket), signal)));
    },
    add: ({ externalId = '' }, entry, entryId, signal) => addNote(ask, externalId, entry, entryId, signal),
    state: ({ externalId = '' }, signal) => serviceNowState(ask, externalId, signal),
    health: (signal) =>
      // A key that nobody has: whatever is found shows that ServiceNow does not search by it.
      problemOf(async () => {
        await lookUp(ask, randomUUID(), signal);
        return undefined;
      }),
    preview: (ticket) =>
      `POST ${url}/api/now/table/incident\n\n${JSON.stringify(incidentOf(settings, ticket), undefined, 2)}`,
  };
}
