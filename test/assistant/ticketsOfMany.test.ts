import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/store/openStore.ts';
import type { TicketState } from '../../src/tickets/target.ts';
import { FakeSystem, freshRegistry, paste, places, type Somebody, TicketWorld, until } from './ticketWorld.ts';

const times = (text: string, pattern: RegExp) => text.match(new RegExp(pattern, 'g'))?.length ?? 0;

for (const place of places) {
  describe(`Who hears of a ticket, on ${place.name}`, () => {
    let store: Store;
    let world: TicketWorld;
    let system: FakeSystem;

    before(async () => {
      store = await place.open();
    });

    after(async () => {
      await store.close();
      await place.cleanUp();
    });

    beforeEach(async () => {
      // No other test asks this system.
      system = new FakeSystem(`s${randomUUID().slice(0, 8)}`);
      world = new TicketWorld({ store, systems: [system] });
      await world.work();
    });

    afterEach(() => world.stop());

    it('is everybody who has the same trouble with the same registry, on both platforms', async () => {
      const registry = freshRegistry();
      const first = world.person('slack', 'U-1', { name: 'First Asker' });
      const id = await first.escalates(paste(registry));
      await first.reads(/accepted as S/);
      const others = Array.from({ length: 4 }, (_, at) =>
        world.person(at % 2 ? 'slack' : 'teams', `U-${at + 2}`, { name: `Další Tazatel` }),
      );
      for (const other of others) {
        await other.says(paste(registry));
        await until(() => other.count() > 0, 'there is an answer');
        await other.presses('person');
        await other.reads(/The same problem with this registry is known already/);
        await other.presses(`ticket:join:${id}`);
        await other.reads(/You joined ticket S[0-9A-F]+-1/);
      }
      await until(() => /Cases: 5/.test(world.card(id)), 'the card counts them');
      assert.match(world.card(id), /Další Tazatel has the same trouble/);
      const petr = await world.helpdesk(id);
      await petr.presses(`helpdesk:take:${id}`);
      await petr.fills(`helpdesk:resolve:${id}`, { cause: 'client-secret-expired', note: 'Renewed.' });
      const all: Somebody[] = [first, ...others];
      for (const asker of all) await asker.reads(/Petr Svoboda: ticket S[0-9A-F]+-1 is solved[\s\S]*Renewed\./);
      assert.deepEqual(
        all.map((asker) => times(asker.read(), /is being worked on/)),
        all.map(() => 1),
      );
      assert.equal(system.tickets.length, 1);
      const late = world.person('slack', 'U-9');
      assert.notEqual(await late.drafts(paste(registry)), id);
      assert.doesNotMatch(late.read(), /is known already/);
      assert.deepEqual(world.problems, []);
    }).timeout(90_000);

    const ticketOf = async (asker: Somebody) => {
      const id = await asker.escalates(paste());
      await asker.reads(/accepted as S/);
      await asker.reads(/helpdesk: accepted/);
      return id;
    };

    it('is the asker, once, of what another system says by itself', async () => {
      const anna = world.person('slack', 'U-ANNA');
      const id = await ticketOf(anna);
      const say = (status: 'taken' | 'resolved' | 'reopened', eventId: string, text?: string) =>
        world.assistant.hearOfTicket({
          ticket: id,
          target: system.name,
          status,
          by: 'Sára Nová',
          eventId,
          ...(text === undefined ? {} : { text }),
        });
      const [taken, resolved, reopened] = [randomUUID(), randomUUID(), randomUUID()];
      await Promise.all(Array.from({ length: 5 }, () => say('taken', taken)));
      await anna.reads(/Sára Nová: ticket S[0-9A-F]+-1 is being worked on/);
      await say('resolved', resolved, 'docker login -u x -p Inv3nted~Secret.of-a-test_0123456789');
      await say('resolved', resolved, 'again');
      await anna.reads(/is solved. Does it work for you/);
      await say('reopened', reopened);
      await say('reopened', reopened);
      await anna.reads(/is open again/);
      await wait(500);
      const petr = await world.helpdesk(id);
      for (const told of [/is being worked on/, /Does it work for you/, /is open again/]) {
        assert.equal(times(anna.read(), told), 1, `${told}`);
      }
      for (const told of [/took it in/, /resolved it in/, /reopened it in/]) {
        assert.equal(times(petr.read(), told), 1, `${told}`);
      }
      assert.doesNotMatch(`${anna.read()}${petr.read()}${world.card(id)}`, /Inv3nted/);
      assert.equal(await world.assistant.hearOfTicket({ ...unknown, target: system.name }), 'unknown');
      // What a system says is not told to it again.
      assert.deepEqual(system.lines, []);
    }).timeout(60_000);

    it('is the asker, once, of what another system says when asked', async () => {
      const anna = world.person('slack', 'U-ANNA');
      const id = await ticketOf(anna);
      const ask = async (said: TicketState) => {
        system.said = said;
        for (let again = 0; again < 2; again++) {
          const job = { id: randomUUID(), queue: 'sweep', key: 'targets', data: { name: 'targets' } } as const;
          await store.send(job);
          await wait(300);
        }
      };
      await ask({ status: 'taken', by: 'Sára Nová' });
      await anna.reads(/Sára Nová: ticket S[0-9A-F]+-1 is being worked on/);
      await ask({ status: 'resolved', by: 'Sára Nová', comment: 'The rule was wrong.' });
      await anna.reads(/The rule was wrong/);
      // Straight into work again: the first time it is heard that it is open, the second time who has it.
      await ask({ status: 'taken', by: 'Jiří Malý' });
      await anna.reads(/is open again/);
      await ask({ status: 'taken', by: 'Jiří Malý' });
      await anna.reads(/Jiří Malý: ticket S[0-9A-F]+-1 is being worked on/);
      await ask({ status: 'open' });
      for (const told of [
        /Sára Nová: ticket \S+ is being/,
        /Does it work for you/,
        /is open again/,
        /Jiří Malý: ticket/,
      ]) {
        assert.equal(times(anna.read(), told), 1, `${told}`);
      }
      const kinds = (await world.record(id))?.timeline.map(({ kind }) => kind);
      assert.deepEqual(kinds, ['sent', 'taken', 'resolved', 'reopened', 'taken']);
    }).timeout(60_000);

    it('is nobody whose case was deleted; the helpdesk goes on with what it has', async () => {
      const anna = world.person('slack', 'U-ANNA', { name: 'Anna Dvořáková' });
      const id = await ticketOf(anna);
      await anna.says('delete it');
      await anna.reads(/Delete only this conversation/);
      await anna.presses('forget-person');
      await anna.reads(/Your cases and your settings are deleted/);
      await anna.reads(/stays with the helpdesk, and I can't take it back/);
      assert.equal(await store.load(`slack:${anna.thread.id}`), undefined);
      const before = anna.count();
      const petr = await world.helpdesk(id);
      await petr.presses(`helpdesk:take:${id}`);
      await petr.fills(`helpdesk:ask:${id}`, { question: 'Which tenant?' });
      await petr.fills(`helpdesk:resolve:${id}`, { cause: '-', note: 'Done.' });
      await until(() => /Resolved by/.test(world.card(id)), 'it is resolved');
      await wait(500);
      assert.equal(anna.count(), before);
      assert.equal(await store.load(`slack:${anna.thread.id}`), undefined);
      assert.equal((await world.record(id))?.ticket.asker.contact, 'Anna Dvořáková, extension 12');
      assert.deepEqual(world.problems, []);
    }).timeout(60_000);

    it('is nobody of a ticket that was kept long enough: its card, thread and system say so or go on', async () => {
      const anna = world.person('slack', 'U-ANNA');
      const id = await ticketOf(anna);
      const petr = await world.helpdesk(id);
      await store.removeUntouchedSince(new Date(Date.now() + 1000));
      assert.equal(await world.record(id), undefined);
      await petr.presses(`helpdesk:take:${id}`);
      await petr.reads(/I no longer have this ticket/);
      await petr.overheard('Who had this one?');
      const said = { ticket: id, target: system.name, status: 'taken', by: 'x', eventId: randomUUID() } as const;
      assert.equal(await world.assistant.hearOfTicket(said), 'unknown');
      await anna.says(paste());
      await anna.reads(/The registry refused the sign-in/);
      assert.deepEqual(world.problems, []);
    }).timeout(60_000);
  });
}

const unknown = { ticket: randomUUID(), status: 'taken', by: 'x', eventId: randomUUID() } as const;
