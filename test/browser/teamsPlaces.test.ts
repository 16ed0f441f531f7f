import assert from 'node:assert/strict';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { type Demo, keepPicture, openBrowser, startDemo } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';
const recognised = 'The registry refused the sign-in: 401, authentication required';

describe('the assistant in the places of Teams', () => {
  let demo: Demo;
  let browser: BrowserContext;
  let page: Page;

  before(async () => {
    demo = await startDemo('src/commands/demo.ts');
    browser = await openBrowser();
    page = browser.pages()[0] ?? (await browser.newPage());
    // Where it is narrower, the list of chats is folded away.
    await page.setViewportSize({ width: 1500, height: 1000 });
    await page.goto(demo.address);
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const goTo = (place: string) => page.getByRole('treeitem', { name: place }).last().click();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
  const shown = (text: string | RegExp) => page.getByText(text).last().waitFor();

  /** Types a message that mentions the bot, as the client completes it. */
  async function mention(box: Locator, text: string): Promise<void> {
    await box.click();
    await page.keyboard.type('@T');
    await page.getByRole('listbox', { name: 'Typeahead menu' }).getByText('Test Bot').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(` ${text}`);
  }

  it('introduces itself in both languages when it is installed, once', async () => {
    await shown('What I store:');
    await shown('Co ukládám:');
    await keepPicture(page, 'teams-5-welcome');
    assert.equal(await page.getByText('Co ukládám:').count(), 1);
  });

  it('answers a mention in a group chat, and shows the answered card to everybody', async () => {
    await goTo('Group Chat');
    await shown('What I store:');
    await mention(page.getByRole('textbox'), paste);
    await press('Send Message');
    await shown(recognised);
    await press('Service principal');
    await shown('You chose:');
    await shown('Shall I look at the registry?');
    assert.equal(await page.getByRole('button', { name: 'Managed identity', exact: true }).count(), 0);
    await press('Check it');
    await shown('I looked at contosoprod.azurecr.io.');
    await keepPicture(page, 'teams-6-group-chat');
  });

  it('answers a mention in a thread of a channel, there', async () => {
    await goTo('My Team - General');
    await shown('Start a new post');
    await shown('What I store:');
    await page.getByRole('textbox').first().fill('Who knows this error?');
    await press('Post');
    // The boxes of a new post, of this thread, and of the greeting's.
    await page.getByRole('textbox').nth(2).waitFor();
    await mention(page.getByRole('textbox').nth(1), paste);
    await page.getByRole('button', { name: 'Send Message' }).first().click();
    await shown(recognised);
    await press('Service principal');
    await shown('Shall I look at the registry?');
    await keepPicture(page, 'teams-7-channel');
  });

  it('diagnoses somebody’s message in a dialog', async () => {
    await goTo('Personal Chat');
    await page.getByRole('textbox').last().fill("denied: client with IP '203.0.113.7' is not allowed access.");
    await press('Send Message');
    await shown(/203\.0\.113\.7/);
    await keepPicture(page, 'teams-8-message');
    // Of the greeting, the message and the answer to it.
    await page.getByRole('button', { name: 'Show more information' }).nth(1).click();
    await page.getByRole('menuitem', { name: 'Action Command' }).click();
    await page.getByRole('textbox', { name: 'Command ID' }).fill('diagnose');
    await press('Create');
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/firewall/)
      .first()
      .waitFor();
    await keepPicture(page, 'teams-9-dialog');
    await dialog.getByRole('button', { name: 'Not sure' }).click();
    await dialog.getByText('Which registry is it?').waitFor();
  });
});
