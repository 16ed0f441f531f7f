import assert from 'node:assert/strict';
import { createHttpHeaders, type HttpClient } from '@azure/core-rest-pipeline';
import fc from 'fast-check';
import { openAzure } from '../../src/azure/openAzure.ts';
import type { Answer } from '../../src/azure/port.ts';
import { respond } from '../../src/azure/recorded/respond.ts';
import { readAzureSettings } from '../../src/azure/settings.ts';
import { allReads } from './allReads.ts';
import { sampleWorld } from './samples.ts';

const world = sampleWorld();
const settings = readAzureSettings({ LOG_WORKSPACE_ID: '88888888-aaaa-4bbb-8ccc-000000000001' });
const credential = { getToken: async () => ({ token: 'invented', expiresOnTimestamp: Date.now() + 3_600_000 }) };
const limits = { attemptMs: 1000, pauseMs: 1, maxRetryAfterMs: 5 };

/** What is done to one field of an answer: it is taken out, or something else stands there. */
type Change = {
  readonly at: number;
  readonly to: { readonly kind: 'gone' } | { readonly kind: 'is'; readonly value: unknown };
};

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, '', 0, -1, true, false, [], {}, [null], [[]], { value: null }, 'enabled', '*'),
  fc.string(),
  fc.jsonValue(),
);

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(300),
  to: fc.oneof(
    fc.constant({ kind: 'gone' as const }),
    strange.map((value) => ({ kind: 'is' as const, value })),
  ),
});

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

function changed(body: string, changes: readonly Change[]): string {
  const root = { body: JSON.parse(body) };
  for (const { at, to } of changes) {
    const places = placesIn(root);
    const place = places[at % places.length];
    if (place === undefined) continue;
    if (to.kind === 'is') place.holder[place.key] = to.value;
    else if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
    else delete place.holder[place.key];
  }
  return root.body === undefined ? '' : JSON.stringify(root.body);
}

function leavesOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}

/** Words that the port has of its own, and what an absent list or text is read as. */
const own = new Set<unknown>(['rbac', 'abac', 'free', 'taken', 'invalid', '', false, undefined]);

function isTime(leaf: unknown): boolean {
  return typeof leaf === 'string' && !Number.isNaN(Date.parse(leaf));
}

function assertNothingInvented(answer: Answer<unknown>, sent: readonly string[], name: string): void {
  if (answer.kind !== 'found') return;
  const texts = sent.flatMap((body) => leavesOf(JSON.parse(body))).map((leaf) => String(leaf).toLowerCase());
  // The parts of an id are said with it.
  const wire = new Set(texts.flatMap((text) => [text, ...text.split('/')]));
  for (const leaf of leavesOf(answer.value)) {
    const isKnown = own.has(leaf) || isTime(leaf) || wire.has(String(leaf).toLowerCase());
    assert.ok(isKnown, `${name} invents ${JSON.stringify(leaf)}`);
  }
}

function fuzzed(changes: readonly Change[], status: number, sent: string[]): HttpClient {
  return {
    async sendRequest(request) {
      const body = typeof request.body === 'string' ? request.body : undefined;
      const answer = respond(world, { method: request.method, url: request.url, body, attempt: 1 });
      const { body: whole, headers } = answer === 'never' ? assert.fail() : answer;
      const bodyAsText = changed(whole, changes);
      sent.push(bodyAsText === '' ? 'null' : bodyAsText);
      return { request, status, headers: createHttpHeaders(headers), bodyAsText };
    },
  };
}

const statuses = fc.oneof(
  { weight: 8, arbitrary: fc.constant(200) },
  { weight: 1, arbitrary: fc.integer({ min: 201, max: 599 }) },
);

describe('answers that are not as documented', () => {
  for (const [name, read] of Object.entries(allReads)) {
    it(`neither break ${name} nor become something that Azure did not say`, () =>
      fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), statuses, async (changes, status) => {
          const sent: string[] = [];
          const azure = openAzure(settings, { credential, limits, httpClient: fuzzed(changes, status, sent) });
          const answer = await read(azure);
          if (status !== 200) assert.notEqual(answer.kind, 'found');
          assertNothingInvented(answer, sent, name);
        }),
        { numRuns: 60 },
      ));
  }
});
