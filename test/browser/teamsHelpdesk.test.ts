import assert from 'node:assert/strict';
import { keepPicture, useDemo } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

describe('a ticket in a Teams client', () => {
  const open = useDemo();

  // Where it is narrower, the list of chats is folded away.
  before(() => open.page.setViewportSize({ width: 1500, height: 1000 }));

  const goTo = (place: string) => open.page.getByRole('treeitem', { name: place }).last().click();
  const press = (name: string) => open.page.getByRole('button', { name, exact: true }).last().click();
  const shown = (text: string | RegExp) => open.page.getByText(text).last().waitFor();
  const fill = (label: string, text: string) => open.page.getByRole('textbox', { name: label }).last().fill(text);

  const choose = async (label: string, option: string) => {
    await open.page.getByRole('combobox', { name: label }).last().click();
    await open.page.getByRole('option', { name: option }).click();
  };

  const say = async (text: string) => {
    await open.page.getByRole('textbox').last().fill(text);
    await press('Send Message');
  };

  it('is filled in on the card, which says what is missing, and sent', async () => {
    // So that the helpdesk's messages come here.
    await goTo('My Team - Announcements');
    await shown('What I store:');
    await goTo('Personal Chat');
    await say(paste);
    await press('Service principal');
    await shown('Shall I look at the registry?');
    await press('Get a person');
    await open.page.getByRole('combobox', { name: 'Whom does it stop?' }).waitFor();
    await keepPicture(open.page, 'teams-10-form');

    await choose('Whom does it stop?', 'Several people or pipelines');
    await fill('In your words', 'Since this morning, after the pipeline was moved.');
    await fill('Your name, and how to reach you', '');
    await press('Send the ticket');
    await shown('Please fill this in.');
    await keepPicture(open.page, 'teams-10-missing');
    await fill('Your name, and how to reach you', 'Alex, extension 42');
    await press('Send the ticket');
    await shown(/Ticket DEMO-1 is with the helpdesk/);
    await open.page.getByLabel('In your words').waitFor({ state: 'detached' });
    await keepPicture(open.page, 'teams-11-sent');
  });

  it('is taken in the helpdesk’s channel, and told of to the asker', async () => {
    await goTo('My Team - Announcements');
    await shown('Several people or pipelines');
    await press('Take');
    await shown(/Taken/);
    await keepPicture(open.page, 'teams-12-helpdesk');
    await goTo('Personal Chat');
    await shown(/is being worked on/);
    await keepPicture(open.page, 'teams-13-taken');
  });

  it('is asked about, and answered', async () => {
    await goTo('My Team - Announcements');
    const threads = open.page.getByText('Type a message...');
    await shown(/Taken/);
    const before = await threads.count();
    await press('Ask');
    await open.page.getByRole('textbox', { name: 'Question' }).waitFor();
    assert.equal(await open.page.getByRole('button', { name: 'Take over' }).count(), 1, 'the card keeps its buttons');
    await fill('Question', 'Which pipeline is it?');
    await keepPicture(open.page, 'teams-14-question');
    await press('Send the question');
    await open.page.getByRole('textbox', { name: 'Question' }).waitFor({ state: 'detached' });
    await goTo('Personal Chat');
    await shown('Which pipeline is it?');
    await say('The one that is called deploy-web.');
    await shown(/I passed your answer on to ticket DEMO-1/);
    await keepPicture(open.page, 'teams-15-answered');
    await goTo('My Team - Announcements');
    await shown(/answers:/);
    await shown('The one that is called deploy-web.');
    assert.equal(await threads.count(), before, 'it is under the card, and no post of its own');
    await keepPicture(open.page, 'teams-16-answer');
  });

  it('is resolved with its cause, which the asker is told', async () => {
    await press('Resolve');
    await choose('What was it?', "The service principal's secret has expired");
    await fill('Note for the asker', 'I renewed the secret.');
    await keepPicture(open.page, 'teams-17-cause');
    await press('Resolve');
    await shown(/Resolved/);
    await keepPicture(open.page, 'teams-18-resolved');
    await goTo('Personal Chat');
    await shown(/ticket DEMO-1 is solved. Does it work for you\?/);
    await shown('I renewed the secret.');
    await keepPicture(open.page, 'teams-19-told');
  });
});
