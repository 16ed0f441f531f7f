import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRecordedAzure } from '../../src/azure/recorded/createRecordedAzure.ts';
import { readWorld, type World } from '../../src/azure/recorded/world.ts';
import { runChecks } from '../../src/checks/runChecks.ts';
import type {
  Advance,
  CheckEffect,
  ConversationEvent,
  Effect,
  FindingsEvent,
  LookTrouble,
} from '../../src/conversation/case.ts';
import { type Language, languages } from '../../src/knowledge/schema.ts';
import type { Choice } from '../../src/messages/message.ts';
import { renderText } from '../../src/messages/text.ts';
import type { Redaction } from '../../src/redaction/redacted.ts';
import { HelpdeskSide } from './helpdeskSide.ts';
import type { Line } from './parseScenario.ts';

/** The real parts that a scenario is played with. */
export type Stage = { readonly advance: Advance; readonly redact: (raw: string) => Redaction };

/** An event without what the conversation adds to each. */
type Said<Event = ConversationEvent> = Event extends unknown ? Omit<Event, 'at'> : never;

const begin = Date.parse('2026-11-24T08:00:00.000Z');
const worlds = path.resolve(import.meta.dirname, '../worlds');

function worldOf(name: string): World {
  return readWorld(readFileSync(path.join(worlds, `${name}.yaml`), 'utf8'));
}

/** One conversation: remembers the stored case, what was said last, and every button that was ever shown. */
class Conversation {
  readonly #stage: Stage;
  #stored: unknown;
  #language: Language | undefined;
  #checkable: readonly string[] = [];
  /** Who speaks, where other people listen. */
  #speaker: string | undefined;
  /** The recorded Azure that is looked at; without one a look stays under way. */
  #world: World | undefined;
  #check: CheckEffect | undefined;
  #minutes = 0;
  #choices: Choice[] = [];
  readonly #helpdesk = new HelpdeskSide();
  #lastForm: Said | undefined;
  #effects: readonly Effect[] = [];
  #said = '';
  /** What of it everybody who listens may read. */
  #public = '';
  /** Where in the last answer the next excerpt is looked for, so that excerpts come in order. */
  #position = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async play(line: Line): Promise<void> {
    if (!this.#set(line)) await (this.#act(line) ?? this.#expect(line.key, line.text));
  }

  /** A line that says how things are from now on. */
  #set({ key, text }: Line): boolean {
    if (key === 'language') this.#language = languages.find((language) => language === text);
    else if (key === 'stored') this.#stored = JSON.parse(text);
    else if (key === 'checkable') this.#checkable = text.split(/,\s*/);
    else if (key === 'public') this.#speaker = text;
    else if (key === 'world') this.#world = text === '' ? undefined : worldOf(text);
    else if (key === 'targets' || key === 'like') this.#helpdesk.set(key, text);
    else return false;
    return true;
  }

  /** A line in which something happens. */
  #act({ key, text }: Line): Promise<void> | undefined {
    switch (key) {
      case 'trouble':
        return this.#advance(this.#lookEnded({ findings: [], trouble: text as LookTrouble }));
      case 'user':
      case 'aside':
        return this.#say(text, key === 'user');
      case 'press':
        return this.#press(text);
      case 'form':
        return this.#fill(text);
      case 'resend':
        return this.#advance(this.#lastForm!);
      case 'news':
        return this.#advance({ kind: 'ticket-news', addressed: true, ...this.#helpdesk.news(text) });
      default:
        return undefined;
    }
  }

  #say(text: string, addressed: boolean): Promise<void> {
    return this.#advance({ kind: 'message', addressed, ...this.#stage.redact(text) });
  }

  #press(label: string): Promise<void> {
    const choice = this.#choices.find((candidate) => candidate.label === label);
    assert.ok(choice, `no button "${label}" was ever shown; the last answer:\n${this.#said}`);
    return this.#advance({ kind: 'choice', addressed: true, choice: choice.id });
  }

  /** Fills the newest form in and sends it. What is written in it is redacted as the boundary does. */
  #fill(text: string): Promise<void> {
    const { form, values } = this.#helpdesk.filled(text);
    const redacted = Object.entries(values).map(([name, value]) => [name, this.#stage.redact(value)] as const);
    const texts = Object.fromEntries(redacted.map(([name, one]) => [name, one.text]));
    const secrets = redacted.flatMap(([, one]) => one.secrets);
    this.#lastForm = { kind: 'form', addressed: true, form, values: texts, secrets };
    return this.#advance(this.#lastForm);
  }

  #lookEnded(result: Pick<FindingsEvent, 'findings' | 'trouble'>): Said {
    assert.ok(this.#check, 'nothing is being looked at');
    return { kind: 'findings', addressed: true, run: this.#check.run, done: true, ...result };
  }

  async #look(world: World): Promise<void> {
    const { facts, signatures } = this.#check!;
    const azure = createRecordedAzure(world, { now: () => begin });
    const findings = await runChecks({ azure, facts, signatures, now: new Date(begin).toISOString() });
    const [said, shown, effects] = [this.#said, this.#public, this.#effects];
    await this.#advance(this.#lookEnded({ findings }));
    this.#said = `${said}\n\n${this.#said}`;
    this.#public = `${shown}\n\n${this.#public}`;
    this.#effects = [...effects, ...this.#effects];
  }

  #expect(key: string, text: string): void {
    if (key === 'bot') this.#expectNext(text);
    if (key === 'ticket' || key === 'twin') {
      const ticket = this.#helpdesk.textOf(key);
      assert.ok(ticket.includes(text), `"${text}" is not in the ticket:\n${ticket}`);
    }
    if (key === 'thread') assert.ok(this.#public.includes(text), `"${text}" is not for everybody:\n${this.#public}`);
    if (key === 'person') {
      const isPublic = this.#public.includes(text);
      assert.ok(this.#said.includes(text) && !isPublic, `"${text}" is not for the person alone:\n${this.#said}`);
    }
    if (key === 'not') assert.ok(!this.#said.includes(text), `"${text}" is in the answer:\n${this.#said}`);
    if (key === 'button') assert.ok(this.#said.includes(`[${text}]`), `no button "${text}" in:\n${this.#said}`);
    if (key === 'silent') assert.deepEqual(this.#effects, [], `said instead of silence:\n${this.#said}`);
    if (key === 'effect') {
      const kinds = this.#effects.map(({ kind }) => String(kind));
      assert.ok(kinds.includes(text), `no effect ${text}, but ${kinds.join(', ')}`);
    }
  }

  #expectNext(text: string): void {
    const at = this.#said.indexOf(text, this.#position);
    assert.ok(at >= 0, `"${text}" is not (in this order) in the answer:\n${this.#said}`);
    this.#position = at + text.length;
  }

  async #advance(event: Said): Promise<void> {
    const at = new Date(begin + this.#minutes++ * 60_000).toISOString();
    const language = this.#language === undefined ? {} : { language: this.#language };
    const circumstances = {
      ...language,
      checkable: this.#checkable,
      ...(this.#speaker && { inPublic: { by: this.#speaker } }),
      ...this.#helpdesk.surroundings(this.#speaker ?? 'anna'),
    };
    const { state, effects } = this.#stage.advance(this.#stored, { ...event, at, ...circumstances });
    // The store keeps JSON, so a case must survive it.
    if (state !== undefined) this.#stored = JSON.parse(JSON.stringify(state));
    if (effects.some(({ kind }) => kind === 'forget-case' || kind === 'forget-person')) this.#stored = undefined;
    this.#hear(effects);
    this.#check = effects.find((effect) => effect.kind === 'check') ?? this.#check;
    if (this.#world && effects.some(({ kind }) => kind === 'check')) await this.#look(this.#world);
  }

  #hear(effects: readonly Effect[]): void {
    const messages = effects.flatMap((effect) => ('message' in effect ? [effect.message] : []));
    this.#helpdesk.hear(effects, messages);
    this.#effects = effects;
    this.#said = messages.map(renderText).join('\n\n');
    const forAll = effects.filter((effect) => 'message' in effect && !('to' in effect));
    this.#public = forAll.flatMap((effect) => ('message' in effect ? [renderText(effect.message)] : [])).join('\n\n');
    this.#position = 0;
    const shown = messages
      .flatMap(({ parts }) => parts)
      .flatMap((part) => (part.kind === 'choices' ? part.choices : []));
    this.#choices = [...shown, ...this.#choices];
  }
}

/** Plays a scenario; throws at the first line that does not hold, with its number. */
export async function runScenario(lines: readonly Line[], stage: Stage): Promise<void> {
  const conversation = new Conversation(stage);
  for (const line of lines) {
    try {
      await conversation.play(line);
    } catch (error) {
      throw new Error(`line ${line.number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
