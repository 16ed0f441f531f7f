import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Channel, type Delivery, NotTakenError } from '../../src/assistant/channel.ts';
import { createAssistant, type WorkingAssistant } from '../../src/assistant/createAssistant.ts';
import type { Incoming, Person, Thread } from '../../src/assistant/incoming.ts';
import { observeNothing } from '../../src/assistant/observe.ts';
import type { AssistantParts, Helpdesk } from '../../src/assistant/parts.ts';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { createAdvanceTicket } from '../../src/conversation/helpdesk/createAdvanceTicket.ts';
import { createMayBeMissing } from '../../src/conversation/say/mayBeMissing.ts';
import type { TimelineEntry } from '../../src/conversation/ticket/news.ts';
import type { TicketRecord } from '../../src/conversation/ticket/record.ts';
import type { Ticket } from '../../src/conversation/ticket/ticket.ts';
import type { Language } from '../../src/knowledge/schema.ts';
import { createReader } from '../../src/matching/createReader.ts';
import type { Form } from '../../src/messages/message.ts';
import { renderText } from '../../src/messages/text.ts';
import { redact } from '../../src/redaction/redact.ts';
import type { Store } from '../../src/store/openStore.ts';
import type { Routes } from '../../src/tickets/routes.ts';
import { type Accepted, type Target, TargetError, type TicketState } from '../../src/tickets/target.ts';
import { realContent } from '../conversation/smallContent.ts';
import { type Ground, grounds } from '../store/stores.ts';
import { apologise } from './parts.ts';

/** Where the tickets are proved: on a server where one is named, else in the embedded database. */
export const places: readonly Ground[] = grounds.slice(-1);

type Platform = 'teams' | 'slack';

/** How a message was shown, and when: the first time, and after each change. */
export type Seen = { readonly at: number; readonly text: string; readonly isForOne: boolean };

/** A message as a platform shows it now. */
export type Shown = Delivery & { readonly seen: readonly Seen[] };

/** A platform that keeps what it is shown. A channel's thread begins with the message that it answers to. */
export class FakePlatform implements Channel {
  readonly shown = new Map<string, Shown>();
  /** Whether it takes nothing. */
  isDown = false;

  complete: Channel['complete'] = async () => ({ texts: [] });
  addressOf = (place: string) => ({ place });
  find: Channel['find'] = async ({ id }) =>
    this.shown.has(id) ? ({ isThere: true, receipt: this.#receipt(id) } as const) : ({ isThere: false } as const);

  #receipt(id: string) {
    const { place } = this.shown.get(id)!.address as { place?: string };
    const thread = `${place}/${id}`;
    return { number: id, ...(place === undefined ? {} : { thread, threadAddress: { thread } }) };
  }

  send: Channel['send'] = async (delivery) => {
    if (this.isDown) throw new NotTakenError('503', 1);
    const before = this.shown.get(delivery.id);
    if (before !== undefined) assert.ok(delivery.sent, 'what is there is changed, and not sent again');
    const seen = { at: Date.now(), text: renderText(delivery.message), isForOne: delivery.to === 'person' };
    this.shown.set(delivery.id, { ...delivery, seen: [...(before?.seen ?? []), seen] });
    return this.#receipt(delivery.id);
  };

  /** What stands in a thread, in the order in which it came. */
  in(thread: string): Shown[] {
    return [...this.shown.values()].filter(({ address }) => address.thread === thread || address.place === thread);
  }
}

/** A system that takes tickets, once for each id where it is asked first. */
export class FakeSystem implements Target {
  readonly name: string;
  readonly tickets: Ticket[] = [];
  readonly lines: { readonly ticket: string; readonly entry: TimelineEntry }[] = [];
  readonly tries = new Map<string, number>();
  /** What it does instead of taking a ticket. */
  trouble: ((create: () => Accepted, signal: AbortSignal) => Promise<Accepted>) | undefined;
  said: TicketState = { status: 'open' };

  constructor(name: string) {
    this.name = name;
  }

  #numberOf = ({ id }: Ticket): Accepted => {
    const number = `${this.name.toUpperCase()}-${this.tickets.findIndex((one) => one.id === id) + 1}`;
    return { number, url: `https://${this.name}.example/${number}`, externalId: id };
  };

  submit: Target['submit'] = async (ticket, { mayBeThere, signal }) => {
    this.tries.set(ticket.id, (this.tries.get(ticket.id) ?? 0) + 1);
    const create = () => {
      if (!mayBeThere || !this.tickets.some(({ id }) => id === ticket.id)) this.tickets.push(ticket);
      return this.#numberOf(ticket);
    };
    return this.trouble === undefined ? create() : this.trouble(create, signal);
  };
  add = async ({ externalId = '' }: Accepted, entry: TimelineEntry) => {
    if (this.trouble !== undefined) throw new TargetError('unreachable');
    this.lines.push({ ticket: externalId, entry });
  };
  state = async () => this.said;
  health = async () => undefined;
  preview = () => '';
}

export const desk = { channel: 'slack', place: 'C0DESK', member: 'U-PETR' } as const;

/** Everything to the helpdesk's channel and to the systems. */
export function routesTo(systems: readonly FakeSystem[], language: Language = 'en'): Routes {
  const { channel, place, member } = desk;
  return {
    targets: {},
    helpdesk: { channel, place, language, members: [member, 'U-EVA'] },
    rules: [{ to: ['helpdesk', ...systems.map(({ name }) => name)] }],
    likeWithinHours: 24,
  };
}

/** Waits until something is so; gives up after `seconds`. */
export async function until(isSo: () => unknown, what: string, seconds = 15): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`It did not come to it that ${what}.`);
    await wait(20);
  }
}

type Options = {
  readonly store: Store;
  readonly systems?: readonly FakeSystem[];
  readonly routes?: Routes;
  readonly parts?: Partial<AssistantParts>;
};

/** The assistant with its real conversation and a helpdesk, between platforms and systems that are not. */
export class TicketWorld {
  readonly store: Store;
  readonly escalation: Helpdesk;
  readonly platforms = { teams: new FakePlatform(), slack: new FakePlatform() };
  readonly assistant: WorkingAssistant;
  readonly problems: string[] = [];

  constructor({ store, systems = [], routes = routesTo(systems), parts = {} }: Options) {
    const content = realContent();
    this.store = store;
    const language = routes.helpdesk?.language ?? 'en';
    this.escalation = { routes, targets: systems, advance: createAdvanceTicket(content, language) };
    this.assistant = createAssistant({
      store,
      advance: createAdvance(content, createReader(content)),
      redact,
      apologise,
      mayBeMissing: createMayBeMissing(content),
      defaultLanguage: 'en',
      report: ({ where, error }) => this.problems.push(`${where}: ${error}`),
      observe: observeNothing,
      retentionDays: 30,
      helpdesk: this.escalation,
      ...parts,
    });
  }

  work = () => this.assistant.work(this.platforms);
  stop = () => this.assistant.stop();

  /** Somebody in a thread. */
  person(channel: Platform, id: string, more: { readonly thread?: string; readonly name?: string } = {}): Somebody {
    const { thread = `${channel} ${randomUUID()}`, name } = more;
    const person = { id, ...(name === undefined ? {} : { name }) };
    return new Somebody(this, { channel, id: thread }, person);
  }

  /** Somebody of the helpdesk, in the thread of a ticket's card. */
  async helpdesk(ticket: string, person: Person = { id: desk.member, name: 'Petr Svoboda' }): Promise<Somebody> {
    const found = () => [...this.platforms.slack.shown.values()].find((one) => isCardOf(one, ticket));
    await until(found, 'the card is in the helpdesk’s channel');
    return new Somebody(this, { channel: 'slack', id: `${desk.place}/${found()!.id}` }, person);
  }

  /** The card of a ticket, as text. */
  card(ticket: string): string {
    const card = [...this.platforms.slack.shown.values()].find((one) => isCardOf(one, ticket));
    return card === undefined ? '' : renderText(card.message);
  }

  async record(ticket: string): Promise<TicketRecord | undefined> {
    return (await this.store.tickets.load(ticket))?.data as TicketRecord | undefined;
  }
}

function isCardOf({ address, message }: Shown, ticket: string): boolean {
  return address.place === desk.place && JSON.stringify(message).includes(`helpdesk:details:${ticket}`);
}

/** What was pressed or filled in: on the message that shows it, unless told otherwise. */
type On = { readonly message?: string; readonly id?: string };

/** Somebody who writes and presses in a thread. */
export class Somebody {
  readonly #world: TicketWorld;
  readonly thread: Thread;
  readonly person: Person;

  constructor(world: TicketWorld, thread: Thread, person: Person) {
    this.#world = world;
    this.thread = thread;
    this.person = person;
  }

  /** Somebody else in the same thread. */
  beside(id: string): Somebody {
    return new Somebody(this.#world, this.thread, { id });
  }

  #incoming(id: string = randomUUID()) {
    const { thread, person } = this;
    return { id, thread, person, at: new Date(), address: { thread: thread.id }, addressed: true } as const;
  }

  #shown(): Shown[] {
    const { channel, id } = this.thread;
    return channel === 'terminal' ? [] : this.#world.platforms[channel].in(id);
  }

  /** What stands in the thread now: the whole of it, or from a message on. */
  read(from = 0): string {
    return this.#shown()
      .slice(from)
      .map(({ message }) => renderText(message))
      .join('\n\n');
  }

  /** How the thread's message about a ticket was shown, from the first time on. */
  status(): readonly Seen[] {
    return this.#shown().findLast(({ seen }) => /^(?:Ticket|The helpdesk works on) /.test(seen[0]!.text))?.seen ?? [];
  }

  /** How many messages are in the thread. */
  count(): number {
    return this.#shown().length;
  }

  accept = (incoming: Incoming) => this.#world.assistant.accept(incoming);
  overheard = (text: string) =>
    this.accept({ ...this.#incoming(), addressed: false, onlyInCase: true, kind: 'message', text });
  says = (text: string) => this.accept({ ...this.#incoming(), kind: 'message', text });

  presses(choice: string, { message = this.#holder(choice), id }: On = {}): Promise<void> {
    const on = message === undefined ? {} : { message };
    return this.accept({ ...this.#incoming(id), kind: 'choice', choice, ...on });
  }

  fills(form: string, values: Readonly<Record<string, string>>, { message = this.#holder(form), id }: On = {}) {
    const on = message === undefined ? {} : { message };
    return this.accept({ ...this.#incoming(id), kind: 'form', form, values, ...on });
  }

  /** From a platform that does not tell on which message it was. */
  fillsUnnamed(form: string, values: Readonly<Record<string, string>>, id: string): Promise<void> {
    return this.accept({ ...this.#incoming(id), kind: 'form', form, values });
  }

  #holder(id: string): string | undefined {
    return this.#shown().findLast(({ message }) => JSON.stringify(message.parts).includes(`"id":"${id}"`))?.id;
  }

  /** The newest form in the thread. */
  form(): Form | undefined {
    const parts = this.#shown().flatMap(({ message }) => message.parts);
    return parts.findLast((part) => part.kind === 'form')?.form;
  }

  reads = (text: RegExp, seconds?: number) =>
    until(() => text.test(this.read()), `${this.person.id} reads ${text}, but: ${this.read()}`, seconds);

  /** Pastes, calls a person and gives the id of the draft. */
  async drafts(paste: string): Promise<string> {
    await this.says(paste);
    await until(() => this.count() > 0, 'there is an answer');
    await this.presses('person');
    await until(() => this.form() !== undefined, 'there is a form');
    return this.form()!.id.slice('ticket:'.length);
  }

  /** The same, and sends it. */
  async escalates(paste: string, values: Readonly<Record<string, string>> = filledIn): Promise<string> {
    const ticket = await this.drafts(paste);
    await this.fills(`ticket:${ticket}`, values);
    return ticket;
  }
}

/** What an asker fills in. */
export const filledIn = { impact: 'several', severity: 'moderate', contact: 'Anna Dvořáková, extension 12' };

/** A registry that no other test asks about, so that nobody is offered to join another ticket. */
export const freshRegistry = () => `contoso${randomUUID().replaceAll('-', '').slice(0, 12)}`;

/** A paste that is recognised. */
export const paste = (registry = freshRegistry()) =>
  `Error response from daemon: Get "https://${registry}.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.`;
