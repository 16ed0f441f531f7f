import assert from 'node:assert/strict';
import type { Advance, Effect } from '../../src/conversation/case.ts';
import { type Language, languages } from '../../src/knowledge/schema.ts';
import type { Choice } from '../../src/messages/message.ts';
import { renderText } from '../../src/messages/text.ts';
import type { Redaction } from '../../src/redaction/redacted.ts';
import type { Line } from './parseScenario.ts';

/** The real parts that a scenario is played with. */
export type Stage = { readonly advance: Advance; readonly redact: (raw: string) => Redaction };

type Said = { readonly addressed: boolean } & (
  | ({ readonly kind: 'message' } & Redaction)
  | { readonly kind: 'choice'; readonly choice: string }
);

const begin = Date.parse('2026-11-24T08:00:00.000Z');

/** One conversation: remembers the stored case, what was said last, and every button that was ever shown. */
class Conversation {
  readonly #stage: Stage;
  #stored: unknown;
  #language: Language | undefined;
  #minutes = 0;
  #choices: Choice[] = [];
  #effects: readonly Effect[] = [];
  #said = '';
  /** Where in the last answer the next excerpt is looked for, so that excerpts come in order. */
  #position = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  play({ key, text }: Line): void {
    if (key === 'language') this.#language = languages.find((language) => language === text);
    else if (key === 'stored') this.#stored = JSON.parse(text);
    else if (key === 'user' || key === 'aside') this.#say(text, key === 'user');
    else if (key === 'press') this.#press(text);
    else this.#expect(key, text);
  }

  #say(text: string, addressed: boolean): void {
    this.#advance({ kind: 'message', addressed, ...this.#stage.redact(text) });
  }

  #press(label: string): void {
    const choice = this.#choices.find((candidate) => candidate.label === label);
    assert.ok(choice, `no button "${label}" was ever shown; the last answer:\n${this.#said}`);
    this.#advance({ kind: 'choice', addressed: true, choice: choice.id });
  }

  #expect(key: string, text: string): void {
    if (key === 'bot') this.#expectNext(text);
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

  #advance(event: Said): void {
    const at = new Date(begin + this.#minutes++ * 60_000).toISOString();
    const language = this.#language === undefined ? {} : { language: this.#language };
    const { state, effects } = this.#stage.advance(this.#stored, { ...event, at, ...language });
    // The store keeps JSON, so a case must survive it.
    if (state !== undefined) this.#stored = JSON.parse(JSON.stringify(state));
    if (effects.some(({ kind }) => kind === 'forget-case' || kind === 'forget-person')) this.#stored = undefined;
    const messages = effects.flatMap((effect) => (effect.kind === 'reply' ? [effect.message] : []));
    this.#effects = effects;
    this.#said = messages.map(renderText).join('\n\n');
    this.#position = 0;
    const shown = messages
      .flatMap(({ parts }) => parts)
      .flatMap((part) => (part.kind === 'choices' ? part.choices : []));
    this.#choices = [...shown, ...this.#choices];
  }
}

/** Plays a scenario; throws at the first line that does not hold, with its number. */
export function runScenario(lines: readonly Line[], stage: Stage): void {
  const conversation = new Conversation(stage);
  for (const line of lines) {
    try {
      conversation.play(line);
    } catch (error) {
      throw new Error(`line ${line.number}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
