import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ticketSchema } from '../../src/conversation/ticket/ticket.ts';
import type { Store } from '../../src/store/openStore.ts';
import { FakeSystem, filledIn, paste, places, routesTo, TicketWorld, until } from './ticketWorld.ts';

for (const place of places) {
  describe(`A ticket from the paste to its end, on ${place.name}`, () => {
    let store: Store;
    let system: FakeSystem;
    let world: TicketWorld;

    const open = async (language: 'en' | 'cs' = 'en') => {
      system = new FakeSystem('jira');
      world = new TicketWorld({ store, systems: [system], routes: routesTo([system], language) });
      await world.work();
    };

    before(async () => {
      store = await place.open();
    });

    after(async () => {
      await store.close();
      await place.cleanUp();
    });

    afterEach(() => world.stop());

    it('is sent, taken, asked about, answered, resolved, opened again and resolved, and each is told', async () => {
      await open();
      const anna = world.person('teams', 'anna', { name: 'Anna Dvořáková' });
      const id = await anna.escalates(paste());
      await anna.reads(/jira: accepted as JIRA-1/);
      await anna.reads(/helpdesk: accepted/);
      assert.deepEqual(ticketSchema.parse(system.tickets[0]), system.tickets[0]);

      const petr = await world.helpdesk(id);
      assert.match(world.card(id), /Open · suggested for/);
      await petr.presses(`helpdesk:take:${id}`);
      await anna.reads(/Petr Svoboda: ticket JIRA-1 is being worked on/);
      await until(() => /Taken by Petr Svoboda/.test(world.card(id)), 'the card says who took it');

      await petr.presses(`helpdesk:ask:${id}`);
      await until(() => petr.form()?.id === `helpdesk:ask:${id}`, 'there is a form for the question');
      await petr.fills(`helpdesk:ask:${id}`, { question: 'Which tenant is it?' });
      await anna.reads(/Petr Svoboda asks about ticket JIRA-1:\s+Which tenant is it\?/);
      await anna.says('It is contoso.onmicrosoft.com');
      await anna.reads(/I passed your answer on to ticket JIRA-1/);
      await petr.reads(/Anna Dvořáková answers:\s+It is contoso.onmicrosoft.com/);

      await petr.presses(`helpdesk:resolve:${id}`);
      await until(() => petr.form()?.id === `helpdesk:resolve:${id}`, 'there is a form for the cause');
      await petr.fills(`helpdesk:resolve:${id}`, { cause: 'client-secret-expired', note: 'I renewed the secret.' });
      await anna.reads(/Petr Svoboda: ticket JIRA-1 is solved. Does it work for you\?/);
      await anna.reads(/It was: .*secret has expired[\s\S]*I renewed the secret/);
      assert.equal((await world.record(id))?.cause, 'client-secret-expired');

      await anna.presses('ticket:reopen');
      await petr.reads(/Anna Dvořáková says that it still fails. The ticket is open again/);
      await until(() => /Open ·/.test(world.card(id)), 'the card is open again');
      await petr.presses(`helpdesk:resolve:${id}`);
      await petr.fills(`helpdesk:resolve:${id}`, { cause: '-', note: 'The clock was wrong.' });
      await anna.reads(/The clock was wrong/);
      await anna.presses('works');
      await anna.reads(/Good to hear/);
      await until(() => system.lines.length === 6, 'the other system heard it all');
      assert.deepEqual(
        system.lines.map(({ entry }) => entry.kind),
        ['taken', 'question', 'answer', 'resolved', 'reopened', 'resolved'],
      );
      assert.deepEqual(world.problems, []);
    }).timeout(60_000);

    it('speaks Czech to who asks in Czech, and to a Czech helpdesk', async () => {
      await open('cs');
      const jana = world.person('slack', 'jana', { name: 'Jana Nováková' });
      await jana.says('česky');
      const id = await jana.escalates(`Nejde nám přihlášení k registru:\n${paste()}`);
      await jana.reads(/Tiket JIRA-1 je na helpdesku/);
      assert.equal(system.tickets[0]?.language, 'cs');
      assert.deepEqual(
        system.tickets[0]?.rendered.map(({ language }) => language),
        ['cs', 'en'],
      );
      const petr = await world.helpdesk(id);
      assert.match(world.card(id), /Otevřeno · navržený tým/);
      await petr.presses(`helpdesk:take:${id}`);
      await jana.reads(/Petr Svoboda: na tiketu JIRA-1 se pracuje/);
      await petr.fills(`helpdesk:ask:${id}`, { question: 'Který je to tenant?' });
      await jana.reads(/Petr Svoboda se ptá k tiketu JIRA-1:\s+Který je to tenant\?/);
      await jana.says('contoso.onmicrosoft.com');
      await petr.reads(/Jana Nováková odpovídá:/);
      await petr.fills(`helpdesk:resolve:${id}`, { cause: 'client-secret-expired', note: 'Obnovil jsem ho.' });
      await jana.reads(/Petr Svoboda: tiket JIRA-1 je vyřešený. Funguje vám to\?/);
      await jana.presses('ticket:reopen');
      await petr.reads(/pořád to nejde. Tiket je znovu otevřený/);
      assert.deepEqual(world.problems, []);
    }).timeout(60_000);

    it('is one, and handed over once, however often its form comes and under whichever id', async () => {
      await open();
      const anna = world.person('slack', 'anna', { name: 'Anna Dvořáková' });
      const id = await anna.drafts(paste());
      const form = `ticket:${id}`;
      const again = randomUUID();
      const { id: message } = world.platforms.slack.in(anna.thread.id).at(-1)!;
      await Promise.all(Array.from({ length: 10 }, () => anna.fills(form, filledIn, { message })));
      await Promise.all(Array.from({ length: 5 }, () => anna.fills(form, filledIn, { id: again })));
      await anna.reads(/jira: accepted as JIRA-1/);
      await anna.reads(/helpdesk: accepted/);
      // From a platform that does not tell which message it was.
      const other = randomUUID();
      await anna.fillsUnnamed(form, filledIn, other);
      await anna.fillsUnnamed(form, filledIn, other);
      await anna.reads(/This ticket was sent before; it is not sent again/);
      await wait(700);
      assert.equal(anna.read().match(/This ticket was sent before/g)?.length, 1);
      assert.deepEqual([...system.tries], [[id, 1]]);
      assert.equal(system.tickets.length, 1);
      const cards = [...world.platforms.slack.shown.values()].filter(({ address }) => address.place === 'C0DESK');
      assert.equal(cards.length, 1);
      assert.deepEqual(
        (await world.record(id))?.timeline.map(({ kind }) => kind),
        ['sent'],
      );
    }).timeout(60_000);
  });
}
