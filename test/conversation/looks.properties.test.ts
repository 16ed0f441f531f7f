import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CaseState, CheckEffect, ConversationEvent, Finding } from '../../src/conversation/case.ts';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { renderText } from '../../src/messages/text.ts';
import { redact } from '../../src/redaction/redact.ts';
import { realContent } from './smallContent.ts';

const content = realContent();
const advance = createAdvance(content, createReader(content));
const causes = [...content.causes.keys()];
const phrases = Object.keys(content.phrases).filter((key) => key.startsWith('check.'));

const texts = [
  'docker pull contosoprod.azurecr.io/app:1\nError response from daemon: Head "https://contosoprod.azurecr.io/v2/app/manifests/1": unauthorized: authentication required',
  "denied: client with IP '203.0.113.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.",
  'check it',
  'check again',
  'just guide me',
  'yes',
  'no',
  'service principal',
  'the registry is contosodev',
  'the registry is fabrikamhub',
  'why',
  'it works now',
  'still failing',
  'zkontroluj to',
];
const choices = [
  'check',
  'check-again',
  'no-check',
  'works',
  'failing',
  'why',
  'person',
  'again',
  'language:cs',
  'more',
];

const finding: fc.Arbitrary<Finding> = fc.record({
  check: fc.constantFrom('roles', 'network', 'admin-user', 'of-tomorrow'),
  code: fc.constantFrom('K06', 'K07', 'K10', 'K99'),
  verdict: fc.constantFrom('ok', 'problem', 'unknown'),
  reason: fc.record({ phrase: fc.constantFrom(...phrases, 'check.said.no.more'), values: fc.constant({}) }),
  confirms: fc.subarray(causes, { maxLength: 1 }),
  rulesOut: fc.subarray(causes, { maxLength: 3 }),
  suspects: fc.subarray([...causes, 'a-cause-of-tomorrow'], { maxLength: 2 }),
  observed: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { registryMode: 'abac', objectId: '33333333-aaaa-4bbb-8ccc-000000000001' },
  ),
});

const said: fc.Arbitrary<ConversationEvent> = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...texts).map((text) => ({ kind: 'message' as const, ...redact(text) })) },
    { weight: 3, arbitrary: fc.constantFrom(...choices).map((choice) => ({ kind: 'choice' as const, choice })) },
    {
      weight: 4,
      arbitrary: fc.record(
        {
          kind: fc.constant('findings' as const),
          run: fc.integer({ min: 1, max: 4 }),
          findings: fc.array(finding, { maxLength: 4 }),
          done: fc.boolean(),
          trouble: fc.constantFrom('denied' as const, 'too-often' as const, 'late' as const, 'failed' as const),
        },
        { requiredKeys: ['kind', 'run', 'findings', 'done'] },
      ),
    },
  )
  .chain((event) =>
    fc.boolean().map((addressed) => ({ at: '2026-11-24T08:00:00.000Z', addressed, checkable: ['contoso*'], ...event })),
  );

const paste: ConversationEvent = {
  kind: 'message',
  at: '2026-11-24T08:00:00.000Z',
  addressed: true,
  ...redact(texts[0] ?? ''),
};

/** Plays the events on what the store would hold, and gives each look with the case that began it. */
function looksIn(events: readonly ConversationEvent[]): readonly (readonly [CheckEffect, CaseState | undefined])[] {
  let stored: unknown;
  return events.flatMap((event) => {
    const { state, effects } = advance(stored, event);
    if (state !== undefined) stored = JSON.parse(JSON.stringify(state));
    return effects.flatMap((effect) => (effect.kind === 'check' ? [[effect, state] as const] : []));
  });
}

const check: ConversationEvent = {
  kind: 'choice',
  at: paste.at,
  addressed: true,
  checkable: ['contoso*'],
  choice: 'check',
};

/** Every message that tells what a look saw, and whether it goes to the one person who had it made, and speaks. */
function detailsIn(events: readonly ConversationEvent[]): { readonly text: string; readonly isForOwner: boolean }[] {
  let stored: CaseState | undefined;
  return events.flatMap((event) => {
    const { state, effects } = advance(stored, event);
    stored = state ?? stored;
    const isOwner = stored?.seenFor === event.inPublic?.by;
    const messages = effects.filter((effect) => effect.kind === 'reply' || effect.kind === 'show');
    return messages
      .map((effect) => ({ text: renderText(effect.message), isForOwner: isOwner && 'to' in effect }))
      .filter(({ text }) => /✓ |✗ |33333333|Cause found:|Příčina nalezena:/.test(text));
  });
}

describe('a conversation with looks, whatever comes in whatever order', () => {
  it('never breaks, and looks only with leave at what may be looked at', () => {
    let looks = 0;
    fc.assert(
      fc.property(fc.array(said, { minLength: 2, maxLength: 12 }), (events) => {
        for (const [check, state] of looksIn([paste, ...events])) {
          looks++;
          assert.match(check.facts.registry?.value ?? '', /^contoso/);
          assert.deepEqual([state?.look?.consent, state?.look?.run], ['yes', check.run]);
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(looks > 50);
  });

  it('tells the others who listen nothing of what it saw, and nobody what was seen for another person', () => {
    let told = 0;
    const listened = fc
      .tuple(said, fc.constantFrom('anna', 'bob'))
      .map(([event, by]) => ({ ...event, inPublic: { by } }));
    fc.assert(
      fc.property(fc.array(listened, { minLength: 2, maxLength: 12 }), (events) => {
        const begin = [paste, check].map((event) => ({ ...event, inPublic: { by: 'anna' } }));
        for (const { text, isForOwner } of detailsIn([...begin, ...events])) {
          assert.ok(isForOwner, text);
          told++;
        }
      }),
      { numRuns: 300 },
    );
    assert.ok(told > 50);
  });
});
