import type { World } from './world.ts';

type Registry = World['registries'][number];

/** The tenant of every recorded world. */
export const tenantId = '11111111-aaaa-4bbb-8ccc-0000000000ff';

const managementGroup = '/providers/Microsoft.Management/managementGroups/contoso';

/** The ARM id of a resource of a world. */
export function resourceId(
  place: { readonly subscription: string; readonly resourceGroup: string },
  type: string,
  name: string,
): string {
  return `/subscriptions/${place.subscription}/resourceGroups/${place.resourceGroup}/providers/${type}/${name}`;
}

/** The ARM id of a registry. */
export function registryId(registry: Registry): string {
  return resourceId(registry, 'Microsoft.ContainerRegistry/registries', registry.name);
}

/** Every registry, whether the assistant sees it or not. */
export function allRegistries(world: World): readonly Registry[] {
  return [...world.registries, ...world.hidden];
}

/** The registry that an entry of the world belongs to: the named one, or the first. */
export function registryOf(world: World, entry: { readonly registry?: string | undefined }): Registry | undefined {
  const registries = allRegistries(world);
  return entry.registry === undefined ? registries[0] : registries.find(({ name }) => name === entry.registry);
}

/** The ARM scope that `at` of an entry means. */
export function scopeOf(world: World, entry: { readonly at: string; readonly registry?: string | undefined }): string {
  if (entry.at === 'management-group') return managementGroup;
  const registry = registryOf(world, entry);
  if (registry === undefined || entry.at.startsWith('/')) return entry.at;
  const subscription = `/subscriptions/${registry.subscription}`;
  if (entry.at === 'subscription') return subscription;
  return entry.at === 'resource-group'
    ? `${subscription}/resourceGroups/${registry.resourceGroup}`
    : registryId(registry);
}

/** Whether something at `upper` counts at `scope`: it is the same, above it, or a management group. */
export function isAbove(upper: string, scope: string): boolean {
  const [above, below] = [upper.toLowerCase(), scope.toLowerCase()];
  return upper === managementGroup || above === '/' || below === above || below.startsWith(`${above}/`);
}

/** The subscriptions that the assistant sees something in. */
export function subscriptionsOf(world: World): readonly string[] {
  const places = [...world.registries, ...world.clusters];
  return [...new Set(places.map(({ subscription }) => subscription))];
}
