import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import type { Page } from 'playwright-core';
import { keepPicture, useDemo } from './client.ts';

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

const czech = `Nejde nám přihlášení k registru, prosím o pomoc:\n${paste}`;

describe('a ticket in a Slack client, of somebody who asks in Czech', () => {
  const open = useDemo('--slack');

  const press = (name: string) => pressIn(open.page, name);
  const shown = (text: string | RegExp) => open.page.getByText(text).last().waitFor();
  const choose = (place: number, value: string) => open.page.locator('.bk-select').nth(place).selectOption(value);
  const fillIn = (text: string) => open.page.locator('.bk-plain-input').last().fill(text);

  /** Opens the last thread of a channel. */
  const goTo = async (channel: string) => {
    await open.page.getByRole('button', { name: channel }).first().click();
    await open.page
      .getByText(/\d repl(y|ies)/)
      .last()
      .click();
  };

  const reply = async (text: string) => {
    await open.page.getByPlaceholder('Reply in thread…').fill(text);
    await open.page.getByRole('button', { name: 'Send', exact: true }).last().click();
  };

  it('is seen and filled in in a dialog, which says what is missing', async () => {
    await write(open.page, 'registry-support', czech);
    await goTo('registry-support');
    await press('Předat člověku');
    await press('Doplnit a odeslat');
    await shown('Koho to blokuje?');
    await keepPicture(open.page, 'slack-7-dialog');
    await open.page.getByRole('button', { name: 'Odeslat tiket' }).click();
    await shown('contact: Tohle prosím vyplňte.');
  });

  it('is sent from there, and comes to the channel of the helpdesk, which takes it', async () => {
    await choose(0, 'several');
    await choose(2, 'moderate');
    await fillIn('Alex Wilber, linka 1234');
    await keepPicture(open.page, 'slack-8-filled-in');
    await open.page.getByRole('button', { name: 'Odeslat tiket' }).click();
    await open.page.getByText('Koho to blokuje?').waitFor({ state: 'detached' });
    await shown(/Tiket DEMO-1 je na helpdesku/);
    await open.page.getByRole('button', { name: 'helpdesk' }).first().click();
    await shown('Alex Wilber, linka 1234');
    await keepPicture(open.page, 'slack-9-helpdesk');
    await press('Take');
    await shown(/Taken by/);
    await goTo('registry-support');
    await shown(/na tiketu DEMO-1 se pracuje/);
    await keepPicture(open.page, 'slack-10-taken');
  });

  it('is asked about, and answered in the thread', async () => {
    await open.page.getByRole('button', { name: 'helpdesk' }).first().click();
    await press('Ask');
    await goTo('helpdesk');
    await press('Write the question');
    await fillIn('Od kdy to nejde?');
    await keepPicture(open.page, 'slack-11-question');
    await press('Send the question');
    await goTo('registry-support');
    await shown('Od kdy to nejde?');
    await reply('Od dnešního rána, po výměně pipeline.');
    await shown(/Vaši odpověď jsem předal do tiketu DEMO-1/);
    await keepPicture(open.page, 'slack-12-answered');
    await goTo('helpdesk');
    await shown(/answers:/);
    await shown('Od dnešního rána, po výměně pipeline.');
    await keepPicture(open.page, 'slack-13-answer');
  });

  it('is resolved with its cause, which the asker is told', async () => {
    await press('Resolve');
    await press('Say what it was');
    await choose(0, 'client-secret-expired');
    await fillIn('Obnovil jsem tajný klíč.');
    await keepPicture(open.page, 'slack-14-cause');
    await open.page.getByRole('button', { name: 'Resolve', exact: true }).last().click();
    await open.page.getByText('What was it?').last().waitFor({ state: 'detached' });
    await shown(/Resolved by/);
    await keepPicture(open.page, 'slack-15-resolved');
    await goTo('registry-support');
    await shown(/tiket DEMO-1 je vyřešený. Funguje vám to\?/);
    await shown('Obnovil jsem tajný klíč.');
    await keepPicture(open.page, 'slack-16-told');
  });
});
