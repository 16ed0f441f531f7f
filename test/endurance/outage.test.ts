import assert from 'node:assert/strict';
import { outage } from './outage.ts';

if (process.env.TEST_DATABASE_URL !== undefined) {
  describe('PostgreSQL, stopped for a while', () => {
    it('makes the assistant refuse what it cannot store, lose nothing, and go on when it is back', async () => {
      const { lost, doubled, ended, refused, unanswered, events, acknowledged } = await outage(5, true);
      assert.deepEqual({ lost, doubled, ended, unanswered }, { lost: [], doubled: 0, ended: [], unanswered: 0 });
      assert.ok(refused > 0);
      assert.equal(acknowledged, events);
    }).timeout(90_000);
  });
}
