import { sql } from 'kysely';
import type { TicketRecord } from '../../src/conversation/ticket/record.ts';
import { openDatabase, type StorePlace } from '../../src/store/openDatabase.ts';
import type { Database } from '../../src/store/tables.ts';
import type { Told } from './conversation.ts';
import type { Platform } from './platform.ts';

/** What is wrong with what Slack, the helpdesk and the database have in the end. Everything is empty where all is well. */
export type Audit = {
  /** Tickets of one conversation beside its first, and lines that the helpdesk has twice. */
  readonly doubledTickets: readonly string[];
  /** Messages that stand twice in a conversation. */
  readonly doubledTexts: readonly string[];
  readonly doubledWhispers: readonly string[];
  /** How often a person was told that an answer may be missing. */
  readonly unclear: number;
  /** Cases and tickets without all that was said, or with something twice. */
  readonly wrongStates: readonly string[];
  /** Jobs that are left, or were given up. */
  readonly left: readonly string[];
};

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

type Sent = {
  readonly id?: string;
  readonly ticket?: string;
  readonly entryId?: string;
  readonly thread?: { id: string };
  readonly entry?: { text?: string };
};

/** By what was sent under each key, whose repeats the receiver knows by the key. */
function doubledTicketsOf({ tickets }: Platform): string[] {
  const sent = [...tickets.values()].map(([body]) => JSON.parse(body!) as Sent);
  const opened = sent.flatMap(({ thread }) => (thread === undefined ? [] : [`ticket of ${thread.id}`]));
  const lines = sent.flatMap(({ ticket, entry }) => (entry?.text === undefined ? [] : [`${ticket}: ${entry.text}`]));
  return [...twice(opened), ...twice(lines)];
}

function doubledTextsOf({ posts }: Platform, isPrivate: boolean): string[] {
  const said = posts.filter((post) => post.isPrivate === isPrivate);
  const byText = said.map(
    ({ channel, thread, shown }) => `${channel} ${channel.startsWith('D') ? '' : thread}: ${shown[0]}`,
  );
  const byId = said.flatMap(({ id }) => (id === '' ? [] : [id]));
  return [...twice(byId), ...twice(byText)];
}

/**
 * Each turn of a case saved it once: its version counts them. Who pressed a button once more, because nothing told that the
 * first press was stored, pressed once.
 */
async function wrongCases(db: Database): Promise<string[]> {
  const { rows } = await sql<{ key: string; version: number; turns: number }>`
    select key, version, (select count(distinct coalesce(data->'event'->>'message', id::text))::integer from queue.job
      where name = 'turn' and state = 'completed' and singleton_key = cases.key) as turns from cases`.execute(db);
  return rows
    .filter(({ version, turns }) => version !== turns)
    .map(({ key, version, turns }) => `${key}: version ${version} after ${turns} turns`);
}

async function wrongTickets(db: Database, told: readonly Told[]): Promise<string[]> {
  const tickets = await db.selectFrom('tickets').select(['id', 'data', 'status']).execute();
  return told.flatMap(({ ticket, line, channel }) => {
    const found = tickets.find(({ id }) => id === ticket);
    const record = found?.data as TicketRecord | undefined;
    const times = record?.timeline.filter((entry) => 'text' in entry && entry.text === line).length ?? 0;
    const states = Object.values(record?.deliveries ?? {}).map(({ state }) => state);
    const isRight =
      times === 1 &&
      states.length === 2 &&
      states.every((state) => state === 'accepted') &&
      found?.status === 'resolved';
    return isRight ? [] : [`${channel}: ${found?.status}, the line ${times} times, ${states.join(' ')}`];
  });
}

async function leftJobs(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; state: string; singleton_key: string; retry_count: number }>`
    select name, state, singleton_key, retry_count from queue.job
    where (state < 'completed' and name not in ('sweep') and name not like '\\_\\_%') or (state > 'completed')`.execute(
    db,
  );
  return rows.map((row) => Object.values(row).join(' '));
}

async function unsent(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('messages')
    .select(['id', 'case_key', 'state', 'revision', 'shown', 'receipt'])
    .execute();
  // What one person alone sees has no receipt, and cannot be changed.
  return rows
    .filter(({ state, revision, shown, receipt }) => state !== 'sent' || (shown < revision && receipt !== null))
    .map(({ id, case_key: key, state }) => `${id} ${key} ${state}`);
}

/** Looks through everything in the end. No process may have the database open. */
export async function audit(place: StorePlace, platform: Platform, told: readonly Told[]): Promise<Audit> {
  const { db, close } = await openDatabase(place, new Date());
  try {
    return {
      doubledTickets: doubledTicketsOf(platform),
      doubledTexts: doubledTextsOf(platform, false),
      doubledWhispers: doubledTextsOf(platform, true),
      unclear: platform.posts.filter(({ shown }) => shown.some((text) => /may be missing|may not have/i.test(text)))
        .length,
      wrongStates: [...(await wrongCases(db)), ...(await wrongTickets(db, told))],
      left: [...(await leftJobs(db)), ...(await unsent(db))],
    };
  } finally {
    await close();
  }
}
