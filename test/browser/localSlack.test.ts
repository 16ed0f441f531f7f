import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import type { BrowserContext, Page } from 'playwright-core';
import { type Demo, keepPicture, openBrowser, startDemo, useDemo } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

const pull = `$ docker login contosoprod.azurecr.io -u 55555555-aaaa-4bbb-8ccc-000000000001 --password-stdin
Login Succeeded
$ docker pull contosoprod.azurecr.io/shop/web:1.4
Error response from daemon: Head "https://contosoprod.azurecr.io/v2/shop/web/manifests/1.4": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.`;

/** Writes into a channel, or into the direct messages with the assistant, which stand under the person's own name. */
async function write(page: Page, channel: string, text: string): Promise<void> {
  await page.getByRole('button', { name: channel }).first().click();
  await page.getByPlaceholder(/^Message /).fill(text);
  await page.getByRole('button', { name: 'Send' }).first().click();
}

const direct = 'Alex Wilber';

async function pressIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).last().click();
}

describe('the assistant in a Slack client', () => {
  const open = useDemo('--slack');

  const press = (name: string) => pressIn(open.page, name);
  const say = (channel: string, text: string) => write(open.page, channel, text);

  it('reads a paste in a watched channel, asks in its thread, and gives the fix', async () => {
    await say('registry-support', paste);
    await open.page
      .getByText(/\d repl(y|ies)/)
      .first()
      .click();
    await open.page.getByRole('button', { name: 'Service principal' }).last().waitFor();
    await keepPicture(open.page, 'slack-1-first-answer');

    await press('Service principal');
    await open.page.getByText('You chose: Service principal').last().waitFor();
    assert.equal(
      await open.page.getByRole('button', { name: 'Managed identity' }).count(),
      0,
      'answered: no buttons left',
    );
    await press('Just guide me');
    await press('Yes, until recently');
    await open.page.getByText("Most likely: The service principal's secret has expired.").last().waitFor();
    await keepPicture(open.page, 'slack-2-diagnosis');

    await press('It works now');
    await open.page.getByText('You chose: It works now').last().waitFor();
    await open.page.getByText('Good to hear. I close this case.').last().waitFor();
    await keepPicture(open.page, 'slack-3-solved');
  });

  it('leaves people alone elsewhere, until it is mentioned', async () => {
    await say('general', paste);
    await say('general', `<@U0ACRBOT> ${paste}`);
    await open.page.getByText(/1 reply/).waitFor();
    assert.equal(await open.page.getByText(/\d repl(y|ies)/).count(), 1);
  });

  it('explains the slash command, to one person', async () => {
    await say('general', '/acr');
    await open.page.getByText('Type /acr and paste the error behind it. I answer in our direct messages.').waitFor();
  });

  it('answers the slash command in the direct messages, and goes on there', async () => {
    await say('general', `/acr ${paste}`);
    await open.page.getByText('I answered in our direct messages.').waitFor();
    await open.page.getByRole('button', { name: direct }).first().click();
    await open.page.getByText('The registry refused the sign-in: 401, authentication required').last().waitFor();
    await press('Service principal');
    await open.page.getByText('You chose: Service principal').last().waitFor();
    await press('Just guide me');
    await open.page.getByRole('button', { name: 'Yes, until recently' }).last().waitFor();
    await keepPicture(open.page, 'slack-5-direct');
  });

  it('shows what it saw at a registry to the person alone', async () => {
    await say('general', `<@U0ACRBOT> ${pull}`);
    const threads = open.page.getByText(/\d repl(y|ies)/);
    await threads.nth(1).waitFor();
    await threads.last().click();
    await press('No, never yet');
    await press('Check it');
    await open.page
      .getByText(/Cause found: The registry uses repository permissions/)
      .last()
      .waitFor();
    await open.page.getByText('only visible to you').last().waitFor();
    await keepPicture(open.page, 'slack-6-look');
  });

  it('says on its home tab what it does and what it stores', async () => {
    await open.page.getByRole('button', { name: 'acr-assistant' }).click();
    await open.page.getByText('What I store:').waitFor();
    await keepPicture(open.page, 'slack-4-home');
  });

  it('can be reached from this machine only', async () => {
    const outward = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    const there = `http://${outward?.address ?? '127.0.0.2'}:${new URL(open.demo.address).port}`;
    await assert.rejects(fetch(there, { signal: AbortSignal.timeout(2000) }));
  });

  it('shuts its Slack client down with itself', async () => {
    assert.equal(await open.demo.stop(), 0);
    await assert.rejects(fetch(open.demo.address), TypeError);
  });
});

describe('a ticket in a Slack client', () => {
  let demo: Demo;
  let browser: BrowserContext;
  let page: Page;

  before(async () => {
    demo = await startDemo('src/commands/demo.ts', '--slack');
    browser = await openBrowser();
    page = browser.pages()[0]!;
    await page.goto(demo.address);
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const choose = (place: number, value: string) => page.locator('.bk-select').nth(place).selectOption(value);
  const send = () => page.getByRole('button', { name: 'Send the ticket' }).click();

  it('is seen and filled in in a dialog, which says what is missing', async () => {
    await write(page, 'registry-support', paste);
    await page
      .getByText(/\d repl(y|ies)/)
      .first()
      .click();
    await pressIn(page, 'Get a person');
    await pressIn(page, 'Fill in and send');
    await page.getByText('Whom does it stop?').waitFor();
    await keepPicture(page, 'slack-7-dialog');
    await send();
    await page.getByText('contact: Please fill this in.').waitFor();
  });

  it('is sent from there, and comes to the channel of the helpdesk, which takes it', async () => {
    await choose(0, 'several');
    await choose(2, 'moderate');
    await page.locator('.bk-plain-input').last().fill('Alex Wilber, extension 1234');
    await keepPicture(page, 'slack-8-filled-in');
    await send();
    await page.getByText('Whom does it stop?').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'helpdesk' }).first().click();
    await page.getByRole('button', { name: 'Take', exact: true }).last().waitFor();
    await page.getByText('Alex Wilber, extension 1234').last().waitFor();
    await keepPicture(page, 'slack-9-helpdesk');
    await pressIn(page, 'Take');
    await page.getByRole('button', { name: 'registry-support' }).first().click();
    await page
      .getByText(/\d repl(y|ies)/)
      .first()
      .click();
    await page
      .getByText(/is being worked on/)
      .last()
      .waitFor();
    await keepPicture(page, 'slack-10-taken');
  });
});
