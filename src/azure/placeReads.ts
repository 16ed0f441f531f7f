import { z } from 'zod';
import { noSuchId, readRegistryId } from './armId.ts';
import type { Ask } from './ask.ts';
import type { Answer, NameState, RegistryPlace } from './port.ts';
import { rowsOf, searchOf } from './search.ts';
import { entriesOf, text } from './shapes.ts';

const nameSchema = z.object({ nameAvailable: z.boolean(), reason: text, message: text });

function nameStateOf(page: unknown): NameState {
  const { nameAvailable, reason, message } = nameSchema.parse(page);
  if (nameAvailable) return { state: 'free', message };
  if (reason?.toLowerCase() === 'alreadyexists') return { state: 'taken', message };
  if (reason?.toLowerCase() === 'invalid') return { state: 'invalid', message };
  throw new Error('The reason is not known.');
}

const nameAction = 'Microsoft.ContainerRegistry/checkNameAvailability/read';

/** Where the question itself is not found, nothing is known of what was asked. */
function notAbsent<Value>(answer: Answer<Value>): Answer<Value> {
  return answer.kind === 'absent' ? { ...answer, kind: 'unknown', why: 'failed' } : answer;
}

/** What the cloud says of a registry's name (K02). `subscriptionId`: any that the identity sees. */
export async function readNameState(ask: Ask, subscriptionId: string, name: string): Promise<Answer<NameState>> {
  const wanted = { name, type: 'Microsoft.ContainerRegistry/registries' } as const;
  const answer = await ask({
    action: nameAction,
    send: ({ registries }) => registries(subscriptionId).registries.checkNameAvailability(wanted),
    parse: ([page]) => nameStateOf(page),
  });
  return notAbsent(answer);
}

/** A subscription that the identity sees. Where it sees none, it may not ask for names either. */
export async function readAnySubscription(ask: Ask): Promise<Answer<string>> {
  const answer = await ask({
    action: nameAction,
    send: ({ get }) => get('arm', '/subscriptions?api-version=2022-12-01'),
    parse: (pages) => entriesOf(z.object({ subscriptionId: z.guid() }), pages),
  });
  if (answer.kind !== 'found') return notAbsent(answer);
  const [first] = answer.value;
  if (first === undefined) return { kind: 'unknown', why: 'forbidden', action: nameAction };
  return { kind: 'found', value: first.subscriptionId };
}

const rowSchema = z
  .object({ id: z.string(), tenantId: text, location: text, ls: text })
  .transform(({ id, tenantId, location, ls }, context): RegistryPlace => {
    const parts = readRegistryId(id);
    if (parts === undefined) {
      context.addIssue('The id is none.');
      return z.NEVER;
    }
    const { subscriptionId, resourceGroup, name } = parts;
    return { id, name, subscriptionId, resourceGroup, tenantId, location, loginServer: ls?.toLowerCase() };
  });

/** A name or a login server that may stand in a query: nothing in it ends the quotes. */
const searchable = /^[a-z0-9]{5,50}$|^[a-z0-9-]{5,100}(\.[a-z0-9]{1,30}){1,4}$/;

function queryFor(wanted: string): string {
  return `resources
| where type =~ 'microsoft.containerregistry/registries'
| extend ls = tolower(tostring(properties.loginServer))
| where name =~ '${wanted}' or ls == '${wanted}'
| project id, name, location, resourceGroup, subscriptionId, tenantId, ls`;
}

/** Finds registries by name or login server in all that the identity sees (K05). `subscriptions`: only in these. */
export async function findRegistries(
  ask: Ask,
  subscriptions: readonly string[],
  nameOrLoginServer: string,
): Promise<Answer<readonly RegistryPlace[]>> {
  const wanted = nameOrLoginServer.toLowerCase();
  if (!searchable.test(wanted)) return noSuchId;
  const isWanted = ({ name, loginServer }: RegistryPlace) => [name.toLowerCase(), loginServer].includes(wanted);
  return ask({
    action: 'Microsoft.ContainerRegistry/registries/read',
    send: ({ graph }) => graph().resources(searchOf(queryFor(wanted), subscriptions)),
    parse: ([page]) => rowsOf(rowSchema, page).filter(isWanted),
  });
}
