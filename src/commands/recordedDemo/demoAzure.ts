import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRecordedAzure, type RecordedAzure } from '../../azure/recorded/createRecordedAzure.ts';
import { changeWorld, fixOf, readWorld, type World } from '../../azure/recorded/world.ts';
import { projectFolder } from '../../knowledge/load.ts';

/** A registry of the demo: what is planted in it, and what somebody who meets it would paste. */
export type Sample = { readonly registry: string; readonly about: string; readonly paste: string };

/** The recorded Azure of the demo. */
export type DemoAzure = {
  readonly azure: RecordedAzure;
  readonly samples: readonly Sample[];
  /** Does what the fix of a registry's fault would do. False: there is no such registry, or nothing to fix. */
  readonly fix: (registry: string) => boolean;
};

const folder = path.join(projectFolder, 'test/worlds/demo');

function merged(worlds: Iterable<World>): World {
  const [first, ...others] = worlds;
  if (first === undefined) throw new Error(`There are no registries for the demo in ${folder}.`);
  return others.reduce((all, world) => changeWorld(all, joined(all, world)), first);
}

/** What both worlds hold, as far as the demo's registries use it. */
function joined(one: World, other: World): Partial<World> {
  return {
    registries: [...one.registries, ...other.registries],
    roleAssignments: [...one.roleAssignments, ...other.roleAssignments],
    servicePrincipals: [...one.servicePrincipals, ...other.servicePrincipals],
    applications: [...one.applications, ...other.applications],
    tokens: [...one.tokens, ...other.tokens],
    scopeMaps: [...one.scopeMaps, ...other.scopeMaps],
  };
}

/** Opens the recorded Azure with the demo's registries, each with a fault of its own, one of them healthy. */
export function openDemoAzure(): DemoAzure {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const worlds = new Map(
    files.map((file) => [path.basename(file, '.yaml'), readWorld(readFileSync(path.join(folder, file), 'utf8'))]),
  );
  const azure = createRecordedAzure(merged(worlds.values()));
  const samples = [...worlds].map(([registry, { about, case: met }]) => {
    return { registry, about, paste: met?.paste?.trim() ?? '' };
  });
  const fix = (registry: string) => {
    const world = worlds.get(registry);
    if (world?.fix === undefined) return false;
    worlds.set(registry, changeWorld(world, fixOf(world)));
    azure.apply(merged(worlds.values()));
    return true;
  };
  return { azure, samples, fix };
}
