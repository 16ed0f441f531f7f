import assert from 'node:assert/strict';
import type { Effect, LikeTicket, Surroundings } from '../../src/conversation/case.ts';
import type { TicketNews } from '../../src/conversation/ticket/news.ts';
import { type Ticket, ticketSchema } from '../../src/conversation/ticket/ticket.ts';
import type { Field, Form, Message } from '../../src/messages/message.ts';

function splitOnce(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function idOf(field: Field, given: string): string {
  const option = field.kind === 'choice' ? field.options.find(({ label }) => label === given) : undefined;
  return option?.id ?? given;
}

/** What a scenario knows of tickets: where they can go, the newest form, and what was sent. */
export class HelpdeskSide {
  readonly #sent: Ticket[] = [];
  #targets: readonly string[] | undefined;
  #like: LikeTicket | undefined;
  #form: Form | undefined;
  #fresh = 0;
  #ticket = '';

  set(key: 'targets' | 'like', text: string): void {
    if (key === 'targets') this.#targets = text === '' ? undefined : text.split(/,\s*/);
    else this.#like = text === '' ? undefined : JSON.parse(text);
  }

  /** What an event is told of the place; nothing where no ticket can be sent. */
  surroundings(person: string): { surroundings?: Surroundings } {
    if (this.#targets === undefined) return {};
    this.#fresh++;
    return {
      surroundings: {
        thread: { channel: 'slack', id: 'C1 1', link: 'https://contoso.slack.com/archives/C1/p1' },
        person,
        freshId: `00000000-0000-4000-8000-${String(this.#fresh).padStart(12, '0')}`,
        targets: this.#targets,
        ...(this.#like && { like: this.#like }),
      },
    };
  }

  hear(effects: readonly Effect[], messages: readonly Message[]): void {
    const forms = messages.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'form' ? [part.form] : [])));
    this.#form = forms.at(-1) ?? this.#form;
    for (const effect of effects) {
      if (effect.kind === 'submit-ticket')
        this.#sent.push(ticketSchema.parse(JSON.parse(JSON.stringify(effect.ticket))));
      if (effect.kind === 'submit-ticket') this.#ticket = effect.ticket.id;
      if (effect.kind === 'join-ticket') this.#ticket = effect.ticket;
    }
    const ids = this.#sent.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, 'a draft was sent twice');
  }

  /** The newest form, filled in: "impact = Only me; contact = Anna". What is not named keeps its value. */
  filled(text: string): { readonly form: string; readonly values: Readonly<Record<string, string>> } {
    assert.ok(this.#form, 'no form was ever shown');
    const given = new Map(text.split(/;\s*/).map((one) => splitOnce(one)));
    const values = this.#form.fields.map((field) => [field.id, idOf(field, given.get(field.id) ?? field.value ?? '')]);
    return { form: this.#form.id, values: Object.fromEntries(values) };
  }

  /** News of the newest ticket. */
  news(text: string): { readonly ticket: string; readonly news: TicketNews } {
    return { ticket: this.#ticket, news: JSON.parse(text) };
  }

  /** The text of the newest ticket: in the asker's language, or in English. */
  textOf(key: 'ticket' | 'twin'): string {
    const rendered = this.#sent.at(-1)?.rendered ?? [];
    return (key === 'ticket' ? rendered[0] : rendered.find(({ language }) => language === 'en'))?.text ?? '';
  }
}
