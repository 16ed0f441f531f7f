import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Store } from '../../src/store/openStore.ts';
import { desk, FakeSystem, filledIn, paste, places, type Somebody, TicketWorld, until } from './ticketWorld.ts';

const presses = ['take', 'take-over', 'ask', 'resolve', 'decline', 'reopen', 'details'];
const forms = {
  ask: { question: 'Why?' },
  resolve: { cause: 'client-secret-expired', note: 'done' },
  decline: { team: 'microsoft', why: 'no' },
};

for (const place of places) {
  describe(`What anybody may do with a ticket, on ${place.name}`, () => {
    let store: Store;
    let world: TicketWorld;
    let anna: Somebody;
    let ticket: string;

    before(async () => {
      store = await place.open();
    });

    after(async () => {
      await store.close();
      await place.cleanUp();
    });

    beforeEach(async () => {
      world = new TicketWorld({ store, systems: [new FakeSystem('jira')] });
      await world.work();
      anna = world.person('slack', 'U-ANNA', { name: 'Anna Dvořáková' });
    });

    afterEach(() => world.stop());

    const sent = async () => {
      ticket = await anna.escalates(paste());
      await anna.reads(/jira: accepted as/);
      await anna.reads(/helpdesk: accepted/);
    };

    /** Who does not belong to the helpdesk, and where they press. */
    const strangers: Readonly<Record<string, () => Promise<Somebody>>> = {
      'somebody else in the helpdesk’s thread': () => world.helpdesk(ticket, { id: 'U-MAX' }),
      'the asker in the helpdesk’s thread': () => world.helpdesk(ticket, anna.person),
      'the asker in their own thread': async () => anna,
      'somebody in a direct message': async () => world.person('slack', 'U-MAX'),
      'somebody of the helpdesk by their id on another platform': async () => world.person('teams', desk.member),
      'somebody without an id': async () => world.person('slack', ''),
    };

    for (const [who, somebody] of Object.entries(strangers)) {
      it(`nothing, and says so: ${who}`, async () => {
        await sent();
        const stranger = await somebody();
        const before = await world.record(ticket);
        let answers = 0;
        const refusals = () =>
          stranger.read().match(/Only the helpdesk may do this. Nothing was changed/g)?.length ?? 0;
        for (const action of presses) {
          await stranger.presses(`helpdesk:${action}:${ticket}`);
          answers++;
          await until(() => refusals() === answers, `${action} is answered`);
        }
        for (const [action, values] of Object.entries(forms)) {
          await stranger.fills(`helpdesk:${action}:${ticket}`, values);
          answers++;
          await until(() => refusals() === answers, `the form of ${action} is answered`);
        }
        assert.deepEqual(await world.record(ticket), before);
        assert.deepEqual(world.problems, []);
      }).timeout(60_000);
    }

    it('everything from the direct messages, too: somebody of the helpdesk', async () => {
      await sent();
      const petr = world.person('slack', desk.member, { name: 'Petr Svoboda' });
      await petr.presses(`helpdesk:take:${ticket}`);
      await anna.reads(/Petr Svoboda: ticket JIRA-1 is being worked on/);
      const eva = await world.helpdesk(ticket, { id: 'U-EVA', name: 'Eva Malá' });
      await eva.presses(`helpdesk:take:${ticket}`);
      await eva.reads(/Petr Svoboda has this ticket. Take it over only if you agreed on it/);
      await eva.presses(`helpdesk:take-over:${ticket}`);
      await until(() => /Taken by Eva Malá/.test(world.card(ticket)), 'it is hers');
    }).timeout(60_000);

    it('answers a press on the card of a ticket that is kept no longer', async () => {
      await sent();
      const petr = await world.helpdesk(ticket);
      const other = '99999999-aaaa-4bbb-8ccc-000000000009';
      await petr.presses(`helpdesk:take:${other}`);
      await petr.reads(/I no longer have this ticket/);
    }).timeout(60_000);

    it('is told with an id to ask for where what they pressed fails each time', async () => {
      await sent();
      await world.stop();
      const real = world.escalation;
      world = new TicketWorld({
        store,
        parts: {
          helpdesk: {
            ...real,
            advance: (record, event) => {
              if (event.kind === 'choice') throw new Error('invented failure');
              return real.advance(record, event);
            },
          },
        },
      });
      await world.work();
      const petr = world.person('slack', desk.member);
      await petr.presses(`helpdesk:take:${ticket}`);
      await petr.reads(/Something failed: [0-9a-f]{8}/, 25);
      const dead = (await store.dead.list()).filter(({ key }) => key === `ticket:${ticket}`);
      assert.equal(await store.dead.drop(dead.map(({ id }) => id)), 1);
    }).timeout(60_000);

    it('nothing with somebody else’s draft, which stays as it was for the one whose it is', async () => {
      const draft = await anna.drafts(paste());
      const bert = anna.beside('U-BERT');
      const holder = world.platforms.slack.in(anna.thread.id).at(-1)!.id;
      await bert.fills(`ticket:${draft}`, filledIn, { message: holder });
      await bert.reads(/Only the person whose ticket it is can do that/);
      await wait(300);
      assert.equal(world.platforms.slack.shown.get(holder)?.chosen, undefined, 'the form is still to be filled in');
      assert.equal(await world.record(draft), undefined);
      await anna.fills(`ticket:${draft}`, filledIn, { message: holder });
      await anna.reads(/jira: accepted as JIRA-1/);
      assert.equal(world.platforms.slack.shown.get(holder)?.chosen, `ticket:${draft}`);
      assert.equal((await world.record(draft))?.ticket.asker.id, 'U-ANNA');
    }).timeout(60_000);

    it('nothing with somebody else’s ticket: not answer, nor close, nor open it again', async () => {
      await sent();
      const petr = await world.helpdesk(ticket);
      await petr.fills(`helpdesk:ask:${ticket}`, { question: 'Which tenant?' });
      await anna.reads(/Which tenant\?/);
      const bert = anna.beside('U-BERT');
      await bert.says('I think it is fabrikam');
      await bert.presses('works');
      await wait(500);
      const isOpen = async () => (await world.record(ticket))?.status === 'waiting';
      assert.ok(await isOpen());
      await anna.says('contoso');
      await petr.reads(/Anna Dvořáková answers:\s+contoso/);
      await petr.fills(`helpdesk:resolve:${ticket}`, forms.resolve);
      await anna.reads(/is solved. Does it work for you/);
      await bert.presses('ticket:reopen');
      await bert.reads(/Only the person whose ticket it is can do that/);
      assert.equal((await world.record(ticket))?.status, 'resolved');
    }).timeout(60_000);

    it('says nothing to the asker of what the helpdesk discusses in its thread, and nothing to strangers there', async () => {
      await sent();
      const petr = await world.helpdesk(ticket);
      const before = anna.count();
      await petr.says('We should look at the tenant first.');
      await petr.reads(/The asker does not see what is written here/);
      const max = await world.helpdesk(ticket, { id: 'U-MAX' });
      await max.says('Me, too!');
      await max.reads(/here I take words from the helpdesk only/);
      await max.overheard('Me, too!');
      assert.equal(anna.count(), before);
      const lines = (await world.record(ticket))?.timeline.filter(({ kind }) => kind === 'comment');
      assert.deepEqual(
        lines?.map(({ text }) => text),
        ['We should look at the tenant first.'],
      );
    }).timeout(60_000);
  });
}
