import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderBlocks } from '../../../src/channels/slack/renderBlocks.ts';
import { renderCard } from '../../../src/channels/teams/renderCard.ts';
import type { CaseState, ConversationEvent, Effect, Outcome } from '../../../src/conversation/case.ts';
import { createAdvance } from '../../../src/conversation/createAdvance.ts';
import type { TicketNews } from '../../../src/conversation/ticket/news.ts';
import { ticketSchema } from '../../../src/conversation/ticket/ticket.ts';
import { createReader } from '../../../src/matching/createReader.ts';
import { renderText } from '../../../src/messages/text.ts';
import { redact } from '../../../src/redaction/redact.ts';
import type { Redacted } from '../../../src/redaction/redacted.ts';
import { assertBlockKit } from '../../channels/slack/blockKit.ts';
import { assertValidCard } from '../../channels/teams/cardSchema.ts';
import { realContent } from '../smallContent.ts';

const content = realContent();
const advance = createAdvance(content, createReader(content));
const at = '2026-11-24T08:00:00.000Z';
/** Not a secret of anybody. */
const fakeSecret = 'FakeFakeFakeFakeFake1234567890abcdef';
const observedId = '33333333-aaaa-4bbb-8ccc-000000000001';
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const like = { id: '11111111-aaaa-4bbb-8ccc-000000000009', number: 'ACR-7', cases: 2, openedAt: at };

const texts = [
  'docker push contosoprod.azurecr.io/web:41\ndenied: requested access to the resource is denied',
  "denied: client with IP '203.0.113.7' is not allowed access. Refer https://aka.ms/acr/firewall to grant access.",
  `docker login contosoprod.azurecr.io -u x -p ${fakeSecret}\nunauthorized: authentication required`,
  'we also see it in staging',
  'get a person',
  'it works now',
  'still failing',
  'start over',
  'delete it',
  'service principal',
  'thanks',
  'člověka prosím',
];
const choices = [
  ...['person', 'works', 'failing', 'again', 'store', 'forget', 'language:cs', 'ticket:', 'ticket:toString'],
  ...['ticket:back', 'ticket:new', 'ticket:reopen', 'ticket:copy', `ticket:join:${like.id}`, 'ticket:join:x'],
];
const values = { impact: 'several', severity: 'moderate', contact: 'Jana Nováková', description: 'Since yesterday.' };
const forms: readonly Readonly<Record<string, string>>[] = [
  values,
  { ...values, frequency: 'always', description: `password=${fakeSecret} @channel <!here> \`\`\`` },
  { ...values, impact: 'all' },
  { impact: 'me', severity: 'critical', contact: ' ' },
  {},
];
const text = 'Which tenant? <!channel>' as Redacted;
const news: readonly TicketNews[] = [
  { kind: 'delivery', target: 'jira', delivery: { state: 'accepted', number: 'ACR-12', url: 'https://jira.test/12' } },
  { kind: 'delivery', target: 'jira', delivery: { state: 'refused', trouble: 'denied' } },
  { kind: 'delivery', target: 'jira', delivery: { state: 'later', trouble: 'busy', nextAt: at } },
  { kind: 'taken', by: 'Petr' },
  { kind: 'question', by: 'Petr', text },
  { kind: 'resolved', by: 'U0123', cause: 'role-missing', text },
  { kind: 'resolved', by: 'Petr', cause: 'of-tomorrow' },
  { kind: 'declined', by: 'Petr', team: 'identity-team', text },
  { kind: 'reopened', by: 'anna' },
];

/** An event before it is known which drafts there are: `draft` counts from the newest one. */
type Step = { readonly by: 'anna' | 'bob'; readonly isReady: boolean; readonly isLike: boolean } & (
  | { readonly kind: 'message'; readonly text: string; readonly addressed: boolean }
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'form'; readonly values: Readonly<Record<string, string>>; readonly draft: number }
  | { readonly kind: 'ticket-news'; readonly news: TicketNews; readonly isOther: boolean }
  | { readonly kind: 'findings' }
);

const circumstances = {
  by: fc.constantFrom<'anna' | 'bob'>('anna', 'anna', 'anna', 'bob'),
  isReady: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
  isLike: fc.boolean(),
};
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('message'),
      text: fc.constantFrom(...texts),
      addressed: fc.boolean(),
      ...circumstances,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('choice'), choice: fc.constantFrom(...choices), ...circumstances }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('form'),
      values: fc.constantFrom(...forms),
      draft: fc.constantFrom(0, 0, 0, 1, 9),
      ...circumstances,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('ticket-news'),
      news: fc.constantFrom(...news),
      isOther: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
      ...circumstances,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('findings'), ...circumstances }) },
);

type Played = { readonly event: ConversationEvent; readonly before: CaseState | undefined; readonly outcome: Outcome };

function redactedForm(given: Readonly<Record<string, string>>) {
  const found = Object.entries(given).map(([name, value]) => [name, redact(value)] as const);
  return {
    values: Object.fromEntries(found.map(([name, one]) => [name, one.text])),
    secrets: found.flatMap(([, one]) => one.secrets),
  };
}

function contentOf(one: Step, drafts: readonly string[], run: number) {
  switch (one.kind) {
    case 'message':
      return { kind: 'message', addressed: one.addressed, ...redact(one.text) } as const;
    case 'choice':
      return { kind: 'choice', addressed: true, choice: one.choice } as const;
    case 'form': {
      const form = `ticket:${drafts.at(-1 - one.draft) ?? 'x'}`;
      return { kind: 'form', addressed: true, form, ...redactedForm(one.values) } as const;
    }
    case 'ticket-news': {
      const ticket = one.isOther ? idOf(999) : (drafts.at(-1) ?? idOf(999));
      return { kind: 'ticket-news', addressed: true, ticket, news: one.news } as const;
    }
    case 'findings': {
      const reason = { phrase: 'check.roles.none', values: { objectId: observedId } };
      const found = { check: 'roles', code: 'K10', verdict: 'problem' as const, reason, confirms: [], rulesOut: [] };
      return { kind: 'findings', addressed: true, run, done: true, findings: [found] } as const;
    }
  }
}

function draftsIn(effects: readonly Effect[]): string[] {
  const parts = effects.flatMap((effect) => ('message' in effect ? effect.message.parts : []));
  return parts.flatMap((part) => (part.kind === 'form' ? [part.form.id.replace('ticket:', '')] : []));
}

/** Plays the steps on what the store would hold. */
function play(steps: readonly Step[], isPublic: boolean): Played[] {
  let before: CaseState | undefined;
  const drafts: string[] = [];
  return steps.map((one, index) => {
    const surroundings = {
      thread: { channel: 'slack' as const, id: 'C1 1' },
      person: one.by,
      freshId: idOf(index),
      targets: one.isReady ? ['helpdesk', 'jira'] : [],
      ...(one.isLike && { like }),
    };
    const common = { at, checkable: ['contoso*'], surroundings, ...(isPublic && { inPublic: { by: one.by } }) };
    const event: ConversationEvent = { ...common, ...contentOf(one, drafts, before?.look?.run ?? 0) };
    const outcome = advance(before, event);
    const played = { event, before, outcome };
    drafts.push(...draftsIn(outcome.effects).filter((id) => !drafts.includes(id)));
    const isForgotten = outcome.effects.some(({ kind }) => kind === 'forget-case' || kind === 'forget-person');
    if (outcome.state !== undefined) before = JSON.parse(JSON.stringify(outcome.state));
    if (isForgotten) before = undefined;
    return played;
  });
}

/** A case that is looked at and handed over comes first, so that most of what follows is about a ticket. */
const start: readonly Step[] = [
  { kind: 'message', text: texts[0]!, addressed: true, by: 'anna', isReady: true, isLike: false },
  { kind: 'choice', choice: 'check', by: 'anna', isReady: true, isLike: false },
  { kind: 'findings', by: 'anna', isReady: true, isLike: false },
  { kind: 'choice', choice: 'person', by: 'anna', isReady: true, isLike: false },
];

const sent: readonly Step[] = [...start, { kind: 'form', values, draft: 0, by: 'anna', isReady: true, isLike: false }];

function holds(check: (played: readonly Played[]) => void, isPublic: boolean, runs = 200): void {
  const steps = fc.array(step, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.constantFrom(start, sent), steps, (first, others) => check(play([...first, ...others], isPublic))),
    { numRuns: runs },
  );
}

function effectsOf<Kind extends Effect['kind']>(kind: Kind, { effects }: Outcome) {
  return effects.filter((effect): effect is Effect & { readonly kind: Kind } => effect.kind === kind);
}

function messagesIn({ outcome }: Played) {
  return outcome.effects.flatMap((effect) => (effect.kind === 'reply' || effect.kind === 'show' ? [effect] : []));
}

describe('a case and its ticket, whatever comes in whatever order', () => {
  for (const isPublic of [false, true]) {
    const where = isPublic ? 'among people' : 'alone';

    it(`sends each draft once at most, to its own person’s order, and as published (${where})`, () => {
      let count = 0;
      holds((played) => {
        const ids: string[] = [];
        for (const { event, before, outcome } of played) {
          for (const effect of effectsOf('submit-ticket', outcome)) {
            count++;
            ids.push(effect.ticket.id);
            assert.equal(event.kind === 'form' && event.form, `ticket:${before?.ticket?.id}`);
            assert.equal(before?.ticket?.status, 'draft');
            assert.equal(before?.ticket?.by, event.surroundings?.person);
            assert.ok(ticketSchema.safeParse(JSON.parse(JSON.stringify(effect.ticket))).success);
          }
        }
        assert.equal(new Set(ids).size, ids.length);
      }, isPublic);
      assert.ok(count > 40);
    });

    it(`answers whatever is addressed, and holds no secret (${where})`, () => {
      holds((played) => {
        for (const one of played) {
          const isAsked = one.event.kind === 'message' || one.event.kind === 'choice' || one.event.kind === 'form';
          if (isAsked && one.event.addressed) assert.ok(one.outcome.effects.length > 0, JSON.stringify(one.event));
          assert.ok(!JSON.stringify(one.outcome).includes(fakeSecret));
        }
      }, isPublic);
    });

    it(`tells the ticket only what its own person says (${where})`, () => {
      let told = 0;
      holds((played) => {
        for (const { event, before, outcome } of played) {
          for (const effect of effectsOf('tell-ticket', outcome)) {
            told++;
            assert.equal(effect.ticket, before?.ticket?.id);
            assert.ok(before?.ticket?.by === undefined || before.ticket.by === event.surroundings?.person);
            assert.equal(effect.entry.by, event.surroundings?.person);
          }
        }
      }, isPublic);
      assert.ok(told > 10);
    });
  }

  it('fits both platforms', () => {
    holds(
      (played) => {
        for (const { message } of played.flatMap(messagesIn)) {
          assertValidCard(renderCard(message).card);
          assertBlockKit(renderBlocks(message).blocks, 50);
        }
      },
      false,
      60,
    );
  });

  it('shows others nothing of what was seen, no draft, and no form', () => {
    let drafts = 0;
    holds((played) => {
      for (const effect of played.flatMap(messagesIn)) {
        const isForAll = !('to' in effect);
        if (draftsIn([effect]).length > 0) drafts++;
        if (isForAll) assert.deepEqual(draftsIn([effect]), []);
        if (isForAll) assert.ok(!renderText(effect.message).includes(observedId), renderText(effect.message));
      }
    }, true);
    assert.ok(drafts > 50);
  });
});
