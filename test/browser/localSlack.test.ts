import assert from 'node:assert/strict';
import { networkInterfaces } from 'node:os';
import { keepPicture, useDemo } from './client.ts';

const paste =
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.';

describe('the assistant in a Slack client', () => {
  const open = useDemo('--slack');

  const press = (name: string) => open.page.getByRole('button', { name, exact: true }).last().click();
  const say = async (channel: string, text: string) => {
    await open.page.getByRole('button', { name: channel }).first().click();
    await open.page.getByPlaceholder(new RegExp(`Message .*${channel}`)).fill(text);
    await open.page.getByRole('button', { name: 'Send' }).first().click();
  };

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
