import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import type { Page } from 'playwright-core';
import { keepPicture, useDemo } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().fill(text);
  await page.getByRole('button', { name: 'Send Message' }).click();
}

describe('the assistant in a Teams client', () => {
  const open = useDemo();

  const press = (name: string) => open.page.getByRole('button', { name, exact: true }).last().click();

  it('reads a paste, asks two questions, gives the fix, says why, and closes the case', async () => {
    await send(open.page, paste);
    await open.page.getByText('The registry refused the sign-in: 401, authentication required').waitFor();
    await open.page.getByRole('button', { name: 'Service principal' }).waitFor();
    await keepPicture(open.page, 'teams-1-first-answer');

    await press('Service principal');
    await open.page.getByText('You chose: Service principal').waitFor();
    assert.equal(
      await open.page.getByRole('button', { name: 'Managed identity' }).count(),
      0,
      'answered: no buttons left',
    );
    await press('Just guide me');
    await press('Yes, until recently');
    await open.page.getByText("Most likely: The service principal's secret has expired.").waitFor();
    await open.page.getByText(/az ad sp credential reset --id <applicationId> --append/).waitFor();
    await keepPicture(open.page, 'teams-2-diagnosis');

    await press('Why this?');
    await open.page.getByText('Why I think so').waitFor();
    await keepPicture(open.page, 'teams-3-why');

    await press('It works now');
    await open.page.getByText('You chose: It works now').waitFor();
    await keepPicture(open.page, 'teams-4-solved');
  });

  it('can be reached from this machine only', async () => {
    const outward = Object.values(networkInterfaces())
      .flat()
      .find((address) => address?.family === 'IPv4' && !address.internal);
    const there = `http://${outward?.address ?? '127.0.0.2'}:${new URL(open.demo.address).port}`;
    await assert.rejects(fetch(there), TypeError);
  });

  it('shuts its Teams client down with itself', async () => {
    assert.equal(await open.demo.stop(), 0);
    await assert.rejects(fetch(open.demo.address), TypeError);
  });
});
