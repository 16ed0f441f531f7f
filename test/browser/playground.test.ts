import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import type { BrowserContext, Page } from 'playwright-core';
import { type Demo, keepPicture, openBrowser, startDemo } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().fill(text);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

describe('the assistant in a Teams client', () => {
  let demo: Demo;
  let browser: BrowserContext;
  let page: Page;

  before(async () => {
    demo = await startDemo('test/browser/scriptedDemo.ts');
    browser = await openBrowser();
    page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(demo.address);
  });

  after(async () => {
    await browser?.close();
    await demo?.stop();
  });

  it('answers a paste, follows the buttons and ends with "It works now"', async () => {
    await send(page, paste);
    await page.getByRole('button', { name: 'Service principal' }).waitFor();
    await keepPicture(page, 'teams-1-first-answer');

    await page.getByRole('button', { name: 'Service principal' }).click();
    await page.getByRole('button', { name: 'It works now' }).waitFor();
    assert.equal(
      await page.getByRole('button', { name: 'Managed identity' }).count(),
      0,
      'an answered question has no buttons',
    );
    await page.getByText('You chose: Service principal').waitFor();
    await keepPicture(page, 'teams-2-diagnosis');

    await page.getByRole('button', { name: 'It works now' }).click();
    await page.getByText('Good to hear').waitFor();
    await keepPicture(page, 'teams-3-solved');
  });

  it('can be reached from this machine only', async () => {
    const outward = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    const there = `http://${outward?.address ?? '127.0.0.2'}:${new URL(demo.address).port}`;
    await assert.rejects(fetch(there), TypeError);
  });

  it('shuts its Teams client down with itself', async () => {
    assert.equal(await demo.stop(), 0);
    await assert.rejects(fetch(demo.address), TypeError);
  });
});
