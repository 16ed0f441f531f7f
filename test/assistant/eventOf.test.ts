import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { eventOf } from '../../src/assistant/eventOf.ts';
import type { Person } from '../../src/assistant/incoming.ts';
import type { Helpdesk } from '../../src/assistant/parts.ts';
import type { Redacted } from '../../src/redaction/redacted.ts';
import { openStore, type Store } from '../../src/store/openStore.ts';
import { routesTo } from './ticketWorld.ts';

const now = new Date('2026-11-25T08:00:00.000Z');
const helpdesk: Helpdesk = { routes: routesTo([]), targets: [], advance: (record) => ({ record, effects: [] }) };

describe('A ticket of others', () => {
  let store: Store;
  const id = randomUUID();

  before(async () => {
    store = await openStore({ dataFolder: 'memory://' }, now);
    const error = { text: '', signature: 'authentication-required' };
    const ticket = { id, createdAt: now.toISOString(), error };
    const data = { schema: 1, ticket, status: 'open', cases: ['teams:other'], deliveries: {}, timeline: [] };
    await store.tickets.save({ id, data, status: 'open', registry: 'contosoprod', expected: 0, now });
  });
  after(() => store.close());

  async function offered(person: Person, checkable?: readonly string[]): Promise<string | undefined> {
    const looks = checkable && { checkable: () => checkable, look: async () => ({ findings: [] }) };
    const state = {
      facts: { registry: { value: 'contosoprod', origin: 'pasted' } },
      matches: [{ signature: 'authentication-required', band: 'sure', line: '' }],
    };
    const origin = { thread: { channel: 'slack', id: 'C1/1.1' }, person, address: {}, addressed: true } as const;
    const event = { kind: 'message', text: 'person' as Redacted, secrets: [] } as const;
    const context = { state, freshId: randomUUID(), now };
    const made = await eventOf({ helpdesk, ...(looks && { looks }) }, store, { origin, event }, context);
    return made.surroundings?.like?.id;
  }

  it('is offered to who has the same trouble', async () => {
    assert.equal(await offered({ id: 'U1' }), id);
    assert.equal(await offered({ id: 'U1' }, ['contoso*']), id);
  });

  it('is told neither to guests nor to who may not have that registry looked at', async () => {
    assert.equal(await offered({ id: 'U2', isGuest: true }), undefined);
    assert.equal(await offered({ id: 'U3' }, ['fabrikam*']), undefined);
    assert.equal(await offered({ id: 'U3' }, []), undefined);
  });
});
