import type { CaseState, Effect, Outcome } from '../conversation/case.ts';
import type { Chosen } from '../store/messages.ts';
import type { Transacted } from '../store/openStore.ts';
import { type TakenJob, TryLaterError } from '../store/queue.ts';
import { bring, post, type Turn, writeEffect } from './caseEffects.ts';
import type { Channel, Completion } from './channel.ts';
import { eventOf } from './eventOf.ts';
import { type CaseJob, caseKeyOf, type Origin, personIdOf, type StoredEvent } from './jobs.ts';
import type { AssistantParts } from './parts.ts';
import { stableId } from './stableId.ts';

/** The channels that answers go through. */
export type Channels = Partial<Record<Origin['thread']['channel'], Channel>>;

/** What came, complete: with what the channel fetched. */
type Whole = {
  readonly origin: Origin;
  readonly event: StoredEvent;
  readonly notice?: Completion['notice'];
  readonly isEmpty?: true;
};

/** Fetches what was left for later. Where that takes another try, the job comes again. */
async function complete(parts: AssistantParts, channels: Channels, job: CaseJob, origin: Origin): Promise<Whole> {
  const { event, toFetch } = job;
  const channel = channels[origin.thread.channel];
  if (toFetch === undefined || channel === undefined) return { origin, event };
  const text = event.kind === 'message' ? event.text : '';
  const { texts, notice, isEmpty, link, ...profile } = await channel.complete({ ...origin, toFetch, text });
  const thread = link === undefined ? origin.thread : { ...origin.thread, link };
  const whole = { origin: { ...origin, thread, person: { ...origin.person, ...profile } } };
  const said = { ...whole, ...(notice ? { notice } : {}), ...(isEmpty ? { isEmpty } : {}) };
  if (event.kind !== 'message' || texts.length === 0) return { ...said, event };
  // What was written is redacted already, and stays as it is: its stand-ins for secrets keep their numbers.
  const fetched = parts.redact([event.text, ...texts].filter((part) => part.trim() !== '').join('\n\n'));
  return { ...said, event: { kind: 'message', text: fetched.text, secrets: [...event.secrets, ...fetched.secrets] } };
}

/** What was pressed on which message, and by whom. */
type Press = { readonly message: string; readonly chosen: Chosen };

function pressOf(event: StoredEvent, origin: Origin): Press | undefined {
  if ((event.kind !== 'choice' && event.kind !== 'form') || event.message === undefined) return undefined;
  const choice = event.kind === 'choice' ? event.choice : event.form;
  return { message: event.message, chosen: { choice, by: personIdOf(origin) } };
}

/** Whether that press has been taken already: a repeat of the platform's. Somebody else's is another one. */
async function isRepeat(inside: Transacted, { message, chosen }: Press): Promise<boolean> {
  const before = (await inside.messages.find(message))?.chosen;
  return before !== undefined && before.by === chosen.by && before.choice === chosen.choice;
}

/** Shows the message with what was pressed, where that is the first press. */
async function notePress(inside: Transacted, turn: Turn, { message, chosen }: Press): Promise<void> {
  const { thread } = turn.origin;
  const noted = await inside.messages.choose(message, caseKeyOf(thread), chosen);
  if (noted?.isFirst) await bring(inside, turn, { id: message, key: caseKeyOf(thread), channel: thread.channel });
}

async function save(inside: Transacted, { origin, now }: Turn, state: CaseState, expected: number): Promise<void> {
  // Who only says something in the thread of others is not who hears news.
  const kept = origin.addressed || expected === 0 ? { origin } : {};
  const entry = { key: caseKeyOf(origin.thread), personId: personIdOf(origin), data: state, expected, now, ...kept };
  if (!(await inside.save(entry))) throw new TryLaterError(0);
}

/** Decides on what is stored now, and writes what follows. */
async function decide(
  parts: AssistantParts,
  inside: Transacted,
  turn: Turn,
  { event, origin, isKnownOnly }: Decision,
): Promise<readonly Effect[]> {
  const key = caseKeyOf(origin.thread);
  const stored = await inside.load(key);
  if (stored === undefined && isKnownOnly) return [];
  const context = { state: stored?.data, freshId: stableId(turn.jobId, 'fresh'), now: turn.now };
  const heard = await eventOf(parts, inside, { origin, event }, context);
  const { state, effects }: Outcome = parts.advance(stored?.data, heard);
  if (state !== undefined) await save(inside, turn, state, stored?.version ?? 0);
  for (const [index, effect] of effects.entries()) await writeEffect(parts, inside, turn, { effect, index, state });
  for (const { signature, band } of event.kind === 'message' ? (state?.matches ?? []) : [])
    parts.observe.match(signature, band);
  return effects;
}

type Decision = Whole & { readonly isKnownOnly: boolean };

/** The origin of a job; of news that answer nothing, where the case was last spoken to from. */
export async function originOf(parts: AssistantParts, job: TakenJob): Promise<Origin | undefined> {
  const { origin } = job.data as CaseJob;
  return origin ?? ((await parts.store.originOf(job.key)) as Origin | undefined);
}

/** Decides, and shows what was pressed. A form that sent nothing can still be filled in, by whoever may. */
async function answer(parts: AssistantParts, inside: Transacted, turn: Turn, decision: Decision): Promise<void> {
  const { event } = decision;
  const press = pressOf(event, turn.origin);
  if (press !== undefined && (await isRepeat(inside, press))) return;
  if (press !== undefined && event.kind === 'choice') await notePress(inside, turn, press);
  const effects = await decide(parts, inside, turn, decision);
  const isSent = event.kind === 'form' && effects.some(({ kind }) => kind === 'submit-ticket');
  if (press !== undefined && isSent) await notePress(inside, turn, press);
}

/** Takes one event of a case: all that follows from it is stored at once with the end of its job, or none of it. */
export async function takeCase(parts: AssistantParts, channels: Channels, taken: TakenJob): Promise<void> {
  const job = taken.data as CaseJob;
  const origin = await originOf(parts, taken);
  // The case was deleted meanwhile.
  if (origin === undefined) return parts.store.inTransaction((inside) => inside.complete(taken));
  const whole = await complete(parts, channels, job, origin);
  const { correlationId, at, onlyInCase } = job;
  const isAsked = origin.addressed && job.origin !== undefined && job.event.kind !== 'findings';
  const turn: Turn = {
    jobId: taken.id,
    correlationId,
    origin: whole.origin,
    now: new Date(at),
    ...(isAsked ? { asked: at } : {}),
  };
  await parts.store.inTransaction(async (inside) => {
    const { thread, address } = whole.origin;
    if (whole.notice !== undefined) {
      const place = { key: caseKeyOf(thread), channel: thread.channel, address };
      await post(inside, turn, { id: stableId(taken.id, 'notice'), ...place, message: whole.notice });
    }
    if (!whole.isEmpty) await answer(parts, inside, turn, { ...whole, isKnownOnly: onlyInCase === true });
    await inside.complete(taken);
  });
}
