import { keepPicture, useDemo } from './client.ts';

const paste = `$ docker login contosoprod.azurecr.io -u 55555555-aaaa-4bbb-8ccc-000000000001 --password-stdin
Login Succeeded
$ docker pull contosoprod.azurecr.io/shop/web:1.4
Error response from daemon: Head "https://contosoprod.azurecr.io/v2/shop/web/manifests/1.4": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.`;

describe('looking at a registry, in a Teams client', () => {
  const open = useDemo();

  const press = (name: string) => open.page.getByRole('button', { name, exact: true }).last().click();
  const shown = (text: string | RegExp) => open.page.getByText(text).last().waitFor();

  it('asks for leave, names the cause with what it saw, and turns green once the fix is applied', async () => {
    await open.page.getByRole('textbox').last().fill(paste);
    await press('Send Message');
    await press('No, never yet');
    await shown('Shall I look at the registry?');
    await keepPicture(open.page, 'checks-1-leave');

    await press('Check it');
    await shown(/I looked at contosoprod\.azurecr\.io/);
    await shown(/Cause found: The registry uses repository permissions/);
    await shown(/has AcrPull, but/);
    await shown('For whoever may change it, to copy');
    await keepPicture(open.page, 'checks-2-cause');

    await press('Check again');
    await shown(/The check still sees the same/);
    await press('Apply the fix (demo)');
    await shown(/In the recorded Azure the fix is applied/);
    await press('Check again');
    await shown(/The check is fine now/);
    await keepPicture(open.page, 'checks-3-green');
  });
});
