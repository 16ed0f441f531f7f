import type { Fact, Facts } from '../../src/knowledge/facts.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import {
  type Bilingual,
  type Cause,
  type Content,
  causeSchema,
  type Guide,
  guideSchema,
  type Question,
  questionSchema,
  type Signature,
  signatureSchema,
} from '../../src/knowledge/schema.ts';
import type { Match } from '../../src/matching/reading.ts';

const source = 'https://learn.microsoft.com/azure/container-registry/example';

function both(text: string): Bilingual {
  return { en: text, cs: `${text} (cs)` };
}

const provenance = { source, checked: '2026-11-24' };

/** A signature with nothing but what a test needs. */
export function signature(id: string, causes: Signature['causes'], more: Partial<Signature> = {}): Signature {
  const texts = { title: both(`The text says ${id}`), meaning: both(`What ${id} means.`) };
  const examples = { match: ['a', 'b', 'c'], noMatch: ['d', 'e', 'f'] };
  return signatureSchema.parse({ id, order: 5, ...texts, ...provenance, wordings: {}, causes, examples, ...more });
}

/** A cause with nothing but what a test needs; fixed by the guide `fix`. */
export function cause(id: string, more: Partial<Cause> = {}): Cause {
  const texts = { title: both(`Cause ${id}`), explanation: both(`Why ${id}.`) };
  const fixes = [{ guide: 'fix' }];
  return causeSchema.parse({
    id,
    family: 'authorization',
    ...texts,
    ...provenance,
    fixes,
    team: 'registry-owner',
    ...more,
  });
}

/** A guide with the given steps. */
export function guide(id: string, steps: readonly Partial<Guide['steps'][number]>[]): Guide {
  const whole = steps.map((step) => ({ text: both('Do it.'), who: 'asker', ...step }));
  return guideSchema.parse({ id, title: both(`Guide ${id}`), summary: both('Sum.'), ...provenance, steps: whole });
}

/** A question about a fact with one choice for each value. */
export function question(fact: string, values: readonly string[], more: Partial<Question> = {}): Question {
  const choices = values.map((value) => ({ value, label: both(value) }));
  return questionSchema.parse({
    id: fact.toLowerCase(),
    fact,
    text: both(`Which ${fact}?`),
    why: both('Because.'),
    choices,
    ...more,
  });
}

/** Content made of these entries, with the real phrases. */
export function contentOf(entries: {
  signatures?: readonly Signature[];
  causes?: readonly Cause[];
  guides?: readonly Guide[];
  questions?: readonly Question[];
}): Content {
  const byId = <Entry extends { id: string }>(list: readonly Entry[] = []) => new Map(list.map((one) => [one.id, one]));
  return {
    signatures: byId(entries.signatures),
    causes: byId(entries.causes),
    guides: byId(entries.guides ?? [guide('fix', [{ command: 'az acr show --name {registry}' }])]),
    questions: byId(entries.questions),
    symptoms: new Map(),
    phrases: realContent().phrases,
    vocabulary: { concepts: {} },
    learned: { from: '', signatures: [], bias: [0], concepts: {} },
    subject: realContent().subject,
    article: { source, checked: '2026-11-24', sections: [] },
  };
}

let loaded: Content | undefined;

/** The project's own content, read once. */
export function realContent(): Content {
  loaded ??= loadContent();
  return loaded;
}

/** Facts that a person gave. */
export function given(values: Readonly<Record<string, string>>): Facts {
  const fact = (value: string): Fact => ({ value, origin: 'given' });
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fact(value)]));
}

/** Matches of these signatures, each in the band `sure`. */
export function sure(...signatures: readonly string[]): readonly Match[] {
  return signatures.map((id) => ({ signature: id, band: 'sure', line: `line of ${id}` }));
}
