import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { keepPicture, useDemo } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';
const recognised = 'The registry refused the sign-in: 401, authentication required';

describe('the assistant in the places of Teams', () => {
  const open = useDemo();

  // Where it is narrower, the list of chats is folded away.
  before(() => open.page.setViewportSize({ width: 1500, height: 1000 }));

  const goTo = (place: string) => open.page.getByRole('treeitem', { name: place }).last().click();
  const press = (name: string) => open.page.getByRole('button', { name, exact: true }).last().click();
  const shown = (text: string | RegExp) => open.page.getByText(text).last().waitFor();

  /** Types a message that mentions the bot, as the client completes it. */
  async function mention(box: Locator, text: string): Promise<void> {
    await box.click();
    await open.page.keyboard.type('@T');
    await open.page.getByRole('listbox', { name: 'Typeahead menu' }).getByText('Test Bot').waitFor();
    await open.page.keyboard.press('Tab');
    await open.page.keyboard.insertText(` ${text}`);
  }

  it('introduces itself in both languages when it is installed, once', async () => {
    await shown('What I store:');
    await shown('Co ukládám:');
    await keepPicture(open.page, 'teams-5-welcome');
    assert.equal(await open.page.getByText('Co ukládám:').count(), 1);
  });

  it('answers a mention in a group chat, and shows the answered card to everybody', async () => {
    await goTo('Group Chat');
    await shown('What I store:');
    await mention(open.page.getByRole('textbox'), paste);
    await press('Send Message');
    await shown(recognised);
    await press('Service principal');
    await shown('You chose:');
    await shown('Shall I look at the registry?');
    assert.equal(await open.page.getByRole('button', { name: 'Managed identity', exact: true }).count(), 0);
    await press('Check it');
    await shown(/I looked at contosoprod\.azurecr\.io.*in private/);
    await keepPicture(open.page, 'teams-6-group-chat');
  });

  it('tells the details of that look in the personal chat, whose buttons go on with it', async () => {
    await goTo('Personal Chat');
    await shown('Only for you, about what you wrote in a channel or a group chat.');
    await keepPicture(open.page, 'teams-6-private');
    await press('Get a person');
    await shown('You chose:');
    await shown('Nothing is sent yet.');
    await goTo('Group Chat');
    assert.equal(await open.page.getByText('Nothing is sent yet.').count(), 0);
  });

  it('answers a mention in a thread of a channel, there', async () => {
    await goTo('My Team - General');
    await shown('Start a new post');
    await shown('What I store:');
    await open.page.getByRole('textbox').first().fill('Who knows this error?');
    await press('Post');
    // The boxes of a new post, of this thread, and of the greeting's.
    await open.page.getByRole('textbox').nth(2).waitFor();
    await mention(open.page.getByRole('textbox').nth(1), paste);
    await open.page.getByRole('button', { name: 'Send Message' }).first().click();
    await shown(recognised);
    await press('Service principal');
    await shown('Shall I look at the registry?');
    await keepPicture(open.page, 'teams-7-channel');
  });

  it('diagnoses somebody’s message in a dialog', async () => {
    await goTo('Personal Chat');
    await open.page.getByRole('textbox').last().fill("denied: client with IP '203.0.113.7' is not allowed access.");
    await press('Send Message');
    await shown(/203\.0\.113\.7/);
    await keepPicture(open.page, 'teams-8-message');
    // The last ones are of the message and of the answer to it.
    await open.page.getByRole('button', { name: 'Show more information' }).nth(-2).click();
    await open.page.getByRole('menuitem', { name: 'Action Command' }).press('Enter');
    await open.page.getByRole('textbox', { name: 'Command ID' }).fill('diagnose');
    await press('Create');
    const dialog = open.page.getByRole('dialog');
    await dialog
      .getByText(/firewall/)
      .first()
      .waitFor();
    await keepPicture(open.page, 'teams-9-dialog');
    await dialog.getByRole('button', { name: 'Not sure' }).click();
    await dialog.getByText('Which registry is it?').waitFor();
    await dialog.getByLabel('Your answer').fill('it is contosoprod');
    await dialog.getByRole('button', { name: 'Send', exact: true }).click();
    await dialog.getByText('Which registry is it?').waitFor({ state: 'detached' });
    await dialog.getByLabel('Your answer').waitFor();
    await keepPicture(open.page, 'teams-9-dialog-answer');
  });
});
