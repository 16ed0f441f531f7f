import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { RefusedError } from '../../src/assistant/channel.ts';
import { observeNothing } from '../../src/assistant/observe.ts';
import type { Store } from '../../src/store/openStore.ts';
import { TargetError } from '../../src/tickets/target.ts';
import { FakeSystem, filledIn, paste, places, routesTo, type Somebody, TicketWorld, until } from './ticketWorld.ts';

/** Tickets that wait while a system is down. */
const count = 60;

/** Milliseconds for which it still is when the last of them was sent: with the real pauses, some tries for each. */
const outage = 10_000;

for (const place of places) {
  describe(`A ticket whose system fails, on ${place.name}`, () => {
    let store: Store;
    let world: TicketWorld;

    before(async () => {
      store = await place.open();
    });

    after(async () => {
      await store.close();
      await place.cleanUp();
    });

    afterEach(() => world.stop());

    const opened = async (system: FakeSystem, parts = {}) => {
      world = new TicketWorld({ store, systems: [system], parts });
      await world.work();
    };

    it(`comes there once for each of ${count}, in the order of its case, when it is back; the asker is told all the time`, async () => {
      const system = new FakeSystem('jira');
      await opened(system);
      const askers = Array.from({ length: count }, (_, at) =>
        world.person(at % 2 ? 'slack' : 'teams', `asker-${at}`, { name: `Asker ${at}` }),
      );
      const ids = new Map<Somebody, string>();
      for (let first = 0; first < count; first += 10) {
        const some = askers.slice(first, first + 10);
        await Promise.all(some.map(async (asker) => ids.set(asker, await asker.drafts(paste()))));
      }
      system.trouble = async () => {
        throw new TargetError('unreachable');
      };
      const waits: number[] = [];
      for (const asker of askers) {
        const sentAt = Date.now();
        await asker.fills(`ticket:${ids.get(asker)}`, filledIn);
        await until(() => asker.status().length > 0, 'the asker is told');
        waits.push(asker.status()[0]!.at - sentAt);
        await asker.says('one');
        await asker.says('two');
      }
      await wait(outage);
      system.trouble = undefined;
      const isDone = () => system.tickets.length >= count && system.lines.length >= 2 * count;
      await until(isDone, 'all are there', 60);
      await until(() => askers.every((asker) => /jira: accepted as/.test(asker.read())), 'all are told', 30);

      assert.ok(Math.max(...waits) < 3000, `told within ${Math.max(...waits)} ms`);
      assert.deepEqual(new Set(system.tickets.map(({ id }) => id)), new Set(ids.values()));
      assert.equal(system.tickets.length, count);
      for (const asker of askers) {
        const lines = system.lines.filter(({ ticket }) => ticket === ids.get(asker));
        assert.deepEqual(
          lines.map(({ entry }) => [entry.kind, entry.text]),
          [
            ['comment', 'one'],
            ['comment', 'two'],
          ],
        );
        const told = asker.status().map(({ text }) => text);
        const steps = [/on its way/, /jira: not yet, because it does not answer; next try at/, /jira: accepted as/];
        const [sent, later, accepted] = steps.map((step) => told.findIndex((text) => step.test(text)));
        assert.ok(sent === 0 && later! > sent && accepted! > later!, told.join('\n\n'));
      }
      assert.deepEqual(
        world.problems.filter((problem) => !/unreachable|try later/.test(problem)),
        [],
      );
    }).timeout(180_000);

    it('is looked up where the system answered too late, and is there once', async () => {
      const system = new FakeSystem('jira');
      system.trouble = (create, signal) => {
        create();
        system.trouble = undefined;
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      };
      await opened(system, { patience: { deadline: 300, pause: 1 } });
      const anna = world.person('slack', 'anna');
      const id = await anna.escalates(paste());
      await anna.reads(/jira: not yet, because it did not say whether it took it/);
      await anna.reads(/jira: accepted as JIRA-1/);
      assert.deepEqual([system.tickets.length, system.tries.get(id)], [1, 2]);
    }).timeout(60_000);

    it('is there once where what it was accepted as could not be noted', async () => {
      const system = new FakeSystem('jira');
      let failures = 0;
      // Within the transaction that notes it, as if the process had ended there.
      const ticket = (_: string, state: string) => {
        if (state === 'accepted' && failures++ === 0) throw new Error('invented end');
      };
      const parts = { observe: { ...observeNothing, ticket }, patience: { deadline: 20_000, pause: 1 } };
      await opened(system, parts);
      const anna = world.person('slack', 'anna');
      const id = await anna.escalates(paste());
      await anna.reads(/jira: accepted as JIRA-1/);
      assert.deepEqual([system.tickets.length, system.tries.get(id), failures], [1, 2, 2]);
    }).timeout(60_000);

    it('is told to nobody as sent where no try helps, and can be copied', async () => {
      const system = new FakeSystem('jira');
      system.trouble = async () => {
        throw new TargetError('invalid', { isFinal: true });
      };
      const routes = { targets: {}, rules: [{ to: ['jira'] }], likeWithinHours: 24 };
      world = new TicketWorld({ store, systems: [system], routes });
      await world.work();
      const anna = world.person('slack', 'anna');
      const id = await anna.escalates(paste());
      await anna.reads(/could not be sent/);
      await anna.reads(/jira: failed, because it does not take what I sent/);
      await anna.presses('ticket:copy');
      await until(() => /Ticket to copy/.test(anna.read()), 'there is a text to copy');
      const dead = (await store.dead.list()).filter(({ key }) => key === `ticket:${id}:jira`);
      assert.deepEqual(
        dead.map(({ reason }) => reason),
        ['invalid'],
      );
      await store.dead.drop(dead.map(({ id: job }) => job));
    }).timeout(60_000);

    it('is tried again where the helpdesk’s channel is not to be reached, and what follows is in its thread', async () => {
      await opened(new FakeSystem('jira'));
      world.platforms.slack.isDown = true;
      const anna = world.person('teams', 'anna');
      const id = await anna.escalates(paste());
      await anna.reads(/jira: accepted as/);
      await anna.says('since this morning');
      await anna.reads(/I passed that on/);
      assert.match(anna.read(), /helpdesk: queued/);
      world.platforms.slack.isDown = false;
      const petr = await world.helpdesk(id);
      await petr.reads(/adds:\s+since this morning/);
      await anna.reads(/helpdesk: accepted/);
    }).timeout(60_000);

    it('is told to be with nobody where the helpdesk’s channel does not let the assistant in', async () => {
      world = new TicketWorld({ store });
      await world.work();
      const slack = world.platforms.slack;
      const isLetIn = slack.send;
      slack.send = async () => {
        throw new RefusedError('not_in_channel');
      };
      const anna = world.person('teams', 'anna');
      const id = await anna.escalates(paste());
      await anna.reads(/helpdesk: failed, because it does not let me in/);
      await anna.reads(/could not be sent/);
      slack.send = isLetIn;
      const dead = (await store.dead.list()).filter(({ key }) => key === `ticket:${id}`);
      await store.dead.replay(dead.map(({ id: job }) => job));
      await anna.reads(/helpdesk: accepted/);
    }).timeout(60_000);

    it('is shown to the helpdesk again where nobody can tell whether its card came', async () => {
      world = new TicketWorld({ store });
      await world.work();
      const slack = world.platforms.slack;
      const { send } = slack;
      let tries = 0;
      slack.find = async () => undefined;
      slack.send = async (delivery) => {
        if (tries++ === 0) throw new Error('timed out');
        return send(delivery);
      };
      const anna = world.person('teams', 'anna');
      const id = await anna.escalates(paste());
      await anna.reads(/helpdesk: accepted/);
      assert.match(world.card(id), /Open/);
    }).timeout(60_000);

    it('is not spoken of in the helpdesk’s channel where it went elsewhere alone', async () => {
      const system = new FakeSystem('jira');
      const routes = { ...routesTo([system]), rules: [{ to: ['jira'] }] };
      world = new TicketWorld({ store, systems: [system], routes });
      await world.work();
      const anna = world.person('teams', 'anna');
      await anna.escalates(paste());
      await anna.says('since this morning');
      await until(() => system.lines.length === 1, 'the system has the line');
      await wait(300);
      assert.deepEqual([...world.platforms.slack.shown.values()], []);
    }).timeout(60_000);
  });
}
