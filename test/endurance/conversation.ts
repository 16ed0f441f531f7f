import type { createPeople } from './people.ts';

/** What one conversation was to bring: one ticket, and one line that was added to it. */
export type Told = { readonly channel: string; readonly ticket: string; readonly line: string };

/** A registry of its own for each conversation, in letters. */
function registryOf(number: number): string {
  return `contoso${[...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}x`;
}

/** What somebody pastes whose registry that is. */
export function pasteOf(registry: string): string {
  return [
    `$ docker login ${registry}.azurecr.io -u ${registry} --password-stdin`,
    `Error response from daemon: Get "https://${registry}.azurecr.io/v2/": unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.`,
  ].join('\n');
}

/**
 * A whole conversation: an error, a look at the registry, a ticket with its form, the helpdesk that takes it, a line that is
 * passed on, and the end. The odd ones are direct messages, the even ones among people. Each has a registry, a channel and
 * a person of its own, so that none is joined to another.
 * @throws LostError where an answer did not come.
 */
export async function converse({ person, helpdesk }: ReturnType<typeof createPeople>, number: number): Promise<Told> {
  const channel = `${number % 2 ? 'D' : 'C'}${1000 + number}`;
  const asker = person(`U${1000 + number}`, channel);
  const registry = registryOf(number);
  await asker.say(pasteOf(registry), /Shall I look at the registry/);
  await asker.press('check', /I looked at contoso/);
  await asker.say('get a person', /This is what I would send/);
  const form = await asker.fill(/^ticket:/, { description: `number ${number}` }, /desk: accepted as INC-/);
  const ticket = form.slice('ticket:'.length);
  await helpdesk.press(`helpdesk:take:${ticket}`, new RegExp(`\\b${registry}\\b[^]*Taken by U0DESK`));
  await asker.see(/is being worked on/);
  const line = `it fails in staging ${number}, too`;
  await asker.say(line, /I passed that on to ticket/);
  await asker.say('it works now', /\bsolved\b/);
  return { channel, ticket, line };
}
