import type { Asked, Route } from './exchange.ts';
import { allRegistries, registryOf } from './ids.ts';
import { endpointConnectionWire, registryRow, registryWire, scopeMapWire, tokenWire } from './wireRegistry.ts';
import type { World } from './world.ts';

const provider = 'Microsoft.ContainerRegistry';
const group = `^/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/${provider}/registries/([^/]+)`;

const systemScopeMaps: Readonly<Record<string, readonly string[]>> = {
  _repositories_pull: ['repositories/*/content/read'],
  _repositories_push: ['repositories/*/content/read', 'repositories/*/content/write'],
  _repositories_admin: [
    'repositories/*/content/read',
    'repositories/*/content/write',
    'repositories/*/content/delete',
    'repositories/*/metadata/read',
    'repositories/*/metadata/write',
  ],
};

function same(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}

/** The registry that the first three parts of a path name. */
function askedRegistry({ world, parts }: Asked): World['registries'][number] | undefined {
  const [subscription, resourceGroup, name] = parts;
  return allRegistries(world).find(
    (one) => same(one.subscription, subscription) && same(one.resourceGroup, resourceGroup) && same(one.name, name),
  );
}

type Registry = World['registries'][number];

function ofRegistry(answer: (asked: Asked, registry: Registry) => unknown): Route['answer'] {
  return (asked) => {
    const registry = askedRegistry(asked);
    return registry === undefined ? undefined : answer(asked, registry);
  };
}

function belonging<Entry extends { readonly registry?: string | undefined }>(
  world: World,
  entries: readonly Entry[],
  registry: Registry,
): readonly Entry[] {
  return entries.filter((entry) => registryOf(world, entry) === registry);
}

function scopeMapOf({ world, parts }: Asked, registry: Registry): unknown {
  const name = parts[3] ?? '';
  const own = belonging(world, world.scopeMaps, registry).find((entry) => same(entry.name, name));
  const actions = own?.actions ?? systemScopeMaps[name];
  return actions === undefined ? undefined : scopeMapWire(registry, name, actions);
}

function get(rest: string, action: string, answer: (asked: Asked, registry: Registry) => unknown): Route {
  const path = new RegExp(`${group}${rest}$`, 'i');
  return { method: 'GET', path, action: `${provider}/registries/${action}`, answer: ofRegistry(answer) };
}

function nameAvailability({ world, body }: Asked): unknown {
  const name = String((body as { name?: unknown } | undefined)?.name ?? '');
  if (!/^[a-z0-9]{5,50}$/i.test(name)) {
    return { nameAvailable: false, reason: 'Invalid', message: `The registry name ${name} is not valid.` };
  }
  if (!allRegistries(world).some((registry) => same(registry.name, name))) return { nameAvailable: true };
  return { nameAvailable: false, reason: 'AlreadyExists', message: `The registry ${name} is already in use.` };
}

/** Rows of Resource Graph: the registries in sight that the query names by name or login server. */
export function registryRows(world: World, quoted: ReadonlySet<string>): readonly unknown[] {
  if (world.missing.includes(`${provider}/registries/read`)) return [];
  const rows = world.registries.map(registryRow);
  return rows.filter(({ name, ls }) => quoted.has(String(name).toLowerCase()) || quoted.has(String(ls)));
}

/** What ARM answers about registries. */
export const registryRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: new RegExp(`^/subscriptions/[^/]+/providers/${provider}/checkNameAvailability$`, 'i'),
    action: `${provider}/checkNameAvailability/read`,
    answer: nameAvailability,
  },
  get('', 'read', ({ world }, registry) => registryWire(world, registry)),
  get('/privateEndpointConnections', 'privateEndpointConnections/read', ({ world }, registry) => ({
    value: belonging(world, world.endpointConnections, registry).map((one) => endpointConnectionWire(registry, one)),
  })),
  get('/tokens', 'tokens/read', ({ world }, registry) => ({
    value: belonging(world, world.tokens, registry).map((one) => tokenWire(registry, one)),
  })),
  get('/scopeMaps/([^/]+)', 'scopeMaps/read', scopeMapOf),
];
