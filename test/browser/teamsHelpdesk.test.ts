import { keepPicture, useProgram } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

describe('a ticket in a Teams client', () => {
  const open = useProgram('test/browser/teamsHelpdesk.ts');

  // Where it is narrower, the list of chats is folded away.
  before(() => open.page.setViewportSize({ width: 1500, height: 1000 }));

  const goTo = (place: string) => open.page.getByRole('treeitem', { name: place }).last().click();
  const press = (name: string) => open.page.getByRole('button', { name, exact: true }).last().click();
  const shown = (text: string | RegExp) => open.page.getByText(text).last().waitFor();

  it('is filled in on the card, sent, taken in the helpdesk’s channel, and told of to the asker', async () => {
    // So that the helpdesk's messages come here.
    await goTo('My Team - Announcements');
    await shown('What I store:');
    await goTo('Personal Chat');
    await open.page.getByRole('textbox').last().fill(paste);
    await press('Send Message');
    await press('Service principal');
    await shown('Shall I look at the registry?');
    await press('Get a person');
    const impact = open.page.getByRole('combobox', { name: 'Whom does it stop?' });
    await impact.waitFor();
    await keepPicture(open.page, 'teams-10-form');

    await impact.click();
    await open.page.getByRole('option', { name: 'Several people or pipelines' }).click();
    await open.page.getByLabel('In your words').fill('Since this morning, after the pipeline was moved.');
    await press('Send the ticket');
    await shown('Please fill this in.');
    await keepPicture(open.page, 'teams-10-missing');
    await open.page.getByLabel('Your name, and how to reach you').fill('Alex, extension 42');
    await press('Send the ticket');
    await shown(/Ticket .* is with the helpdesk/);
    await open.page.getByLabel('In your words').waitFor({ state: 'detached' });
    await keepPicture(open.page, 'teams-11-sent');

    await goTo('My Team - Announcements');
    await shown('Several people or pipelines');
    await press('Take');
    await shown(/Taken/);
    await keepPicture(open.page, 'teams-12-helpdesk');

    await goTo('Personal Chat');
    await shown(/is being worked on/);
    await keepPicture(open.page, 'teams-13-taken');
  });
});
