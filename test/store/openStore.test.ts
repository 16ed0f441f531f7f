import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Store } from '../../src/store/openStore.ts';
import { day, grounds } from './stores.ts';

const unique = (name: string) => `${name}-${randomUUID()}`;

for (const ground of grounds) {
  describe(`The store on ${ground.name}`, () => {
    let store: Store;

    before(async () => {
      store = await ground.open();
    });

    after(async () => {
      await store.close();
      await ground.cleanUp();
    });

    const save = (
      key: string,
      expected: number,
      personId: string,
      now = day(0),
      data: unknown = { step: expected + 1 },
    ) => store.save({ key, personId, data, expected, now });

    it('gives back what was saved, with its version', async () => {
      const key = unique('case');
      const data = { schema: 1, nested: { list: [1, 'dvě', null, true] }, text: 'řádek 1\nline 2 \\u0000 "quoted"' };
      assert.equal(await store.load(key), undefined);
      assert.equal(await save(key, 0, 'anna', day(0), data), true);
      assert.deepEqual(await store.load(key), { key, version: 1, data });
      assert.equal(await save(key, 1, 'anna', day(0), ['now a list']), true);
      assert.deepEqual(await store.load(key), { key, version: 2, data: ['now a list'] });
    });

    it('takes every value that JSON has', async () => {
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (data) => {
          const key = unique('case');
          assert.equal(await save(key, 0, 'anna', day(0), data), true);
          assert.deepEqual((await store.load(key))?.data, JSON.parse(JSON.stringify(data)));
        }),
        { numRuns: 100 },
      );
    });

    it('replaces the characters that the database refuses', async () => {
      const key = unique('case');
      assert.equal(await save(key, 0, 'anna', day(0), { paste: 'a\0b \ud83d c \ude00 😀' }), true);
      assert.deepEqual((await store.load(key))?.data, { paste: 'a\ufffdb \ufffd c \ufffd 😀' });
    });

    it('refuses a save that expects another version, and changes nothing', async () => {
      const key = unique('case');
      assert.equal(await save(key, 1, 'anna'), false);
      assert.equal(await store.load(key), undefined);
      assert.equal(await save(key, 0, 'anna'), true);
      for (const wrong of [0, 2]) assert.equal(await save(key, wrong, 'anna', day(0), 'lost'), false);
      assert.deepEqual(await store.load(key), { key, version: 1, data: { step: 1 } });
    });

    for (const expected of [0, 1]) {
      it(`lets exactly one of many saves win that expect version ${expected}`, async () => {
        const key = unique('case');
        if (expected === 1) await save(key, 0, 'anna');
        const rivals = Array.from({ length: 10 }, (_, index) => save(key, expected, 'anna', day(0), { rival: index }));
        const won = await Promise.all(rivals);
        assert.equal(won.filter(Boolean).length, 1);
        const stored = await store.load(key);
        assert.deepEqual(stored, { key, version: expected + 1, data: { rival: won.indexOf(true) } });
      });
    }

    it('removes one case and leaves the others', async () => {
      const [gone, kept] = [unique('case'), unique('case')];
      await save(gone, 0, 'anna');
      await save(kept, 0, 'anna');
      await store.remove(gone);
      await store.remove(gone);
      assert.equal(await store.load(gone), undefined);
      assert.ok(await store.load(kept));
    });

    it('exports the cases that a person took part in, and removes those that they opened, and the preference', async () => {
      const [anna, boris] = [unique('anna'), unique('boris')];
      const [own, shared, foreign] = [unique('a-own'), unique('b-shared'), unique('c-foreign')];
      await save(own, 0, anna);
      await save(shared, 0, boris);
      await save(shared, 1, anna);
      await save(shared, 2, boris);
      await save(foreign, 0, boris);
      await store.preferences.save(anna, 'cs', day(0));
      await store.preferences.save(boris, 'cs', day(0));

      const exported = await store.exportOf(anna);
      assert.deepEqual(exported, [
        { key: own, version: 1, data: { step: 1 } },
        { key: shared, version: 3, data: { step: 3 } },
      ]);
      assert.equal(await store.removeOf(anna), 1);
      assert.deepEqual(await store.exportOf(anna), []);
      assert.equal(await store.preferences.load(anna), undefined);
      assert.deepEqual(
        (await store.exportOf(boris)).map(({ key }) => key),
        [shared, foreign],
      );
      assert.equal(await store.preferences.load(boris), 'cs');
    });

    it('is not misled by what is in an id', async () => {
      const odd = `${unique('teams')}:19:a,b{"c"}'\\;%_@thread.tacv2`;
      await save(odd, 0, odd);
      await save(odd, 1, odd);
      assert.deepEqual(
        (await store.exportOf(odd)).map(({ key }) => key),
        [odd],
      );
      assert.equal(await store.removeOf(odd), 1);
    });

    it('remembers the newest language of a person', async () => {
      const person = unique('anna');
      assert.equal(await store.preferences.load(person), undefined);
      await store.preferences.save(person, 'cs', day(0));
      await store.preferences.save(person, 'en', day(1));
      assert.equal(await store.preferences.load(person), 'en');
    });

    it('removes by retention what nobody touched since, to the moment', async () => {
      const [old, touched, edge] = [unique('old'), unique('touched'), unique('edge')];
      const [gone, active] = [unique('anna'), unique('boris')];
      await store.removeUntouchedSince(day(1));
      await save(old, 0, gone, day(1));
      await save(touched, 0, active, day(1));
      await save(touched, 1, active, day(20));
      await save(edge, 0, active, day(10));
      for (const person of [gone, active]) await store.preferences.save(person, 'cs', day(1));

      assert.equal(await store.removeUntouchedSince(day(10)), 1);
      assert.equal(await store.load(old), undefined);
      assert.ok(await store.load(touched));
      assert.ok(await store.load(edge));
      assert.equal(await store.preferences.load(gone), undefined);
      assert.equal(await store.preferences.load(active), 'cs');
      assert.equal(await store.removeUntouchedSince(day(10)), 0);
    });
  });
}
