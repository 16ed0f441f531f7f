import { parse } from 'yaml';
import { z } from 'zod';
import {
  applicationSchema,
  clusterSchema,
  denyAssignmentSchema,
  endpointConnectionSchema,
  loginFailureSchema,
  registrySchema,
  roleAssignmentSchema,
  roleDefinitionSchema,
  scopeMapSchema,
  serviceEventSchema,
  servicePrincipalSchema,
  tokenSchema,
} from './worldObjects.ts';

/**
 * What goes wrong with requests whose path holds `path` (case does not matter; `''`: all). `throttled-once` and
 * `error-once` are over at the second attempt; `hang` never answers; `broken` is no JSON; `half` leaves out every other
 * field; `empty` is an empty object.
 */
const faultSchema = z.strictObject({
  path: z.string(),
  kind: z.enum(['throttled', 'throttled-once', 'error', 'error-once', 'hang', 'broken', 'half', 'empty']),
  retryAfter: z.number().default(1),
});

/** What the front door of a registry says; by default it is healthy: 401 with the challenge. */
const doorSchema = z.strictObject({
  dns: z.enum(['resolved', 'none', 'failed']).default('resolved'),
  addresses: z.array(z.string()).default(['203.0.113.80']),
  aliases: z.array(z.string()).default([]),
  status: z.number().default(401),
  challenge: z.boolean().optional(),
  /** Code and message of the registry's own error. */
  error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  /** A body that is not the registry's. */
  body: z.string().optional(),
  /** Code of a failed connection (`ECONNREFUSED` …). */
  failure: z.string().optional(),
});

const stateShape = {
  /** Registries that the assistant sees, … */
  registries: z.array(registrySchema).default([]),
  /** … and such that exist, but not for it. */
  hidden: z.array(registrySchema).default([]),
  endpointConnections: z.array(endpointConnectionSchema).default([]),
  roleAssignments: z.array(roleAssignmentSchema).default([]),
  /** Members (users, service principals, groups) by the group's object id. */
  groups: z.record(z.string(), z.array(z.string())).default({}),
  /** Custom roles; the built-in ones are known. */
  roleDefinitions: z.array(roleDefinitionSchema).default([]),
  denyAssignments: z.array(denyAssignmentSchema).default([]),
  tokens: z.array(tokenSchema).default([]),
  scopeMaps: z.array(scopeMapSchema).default([]),
  servicePrincipals: z.array(servicePrincipalSchema).default([]),
  applications: z.array(applicationSchema).default([]),
  clusters: z.array(clusterSchema).default([]),
  loginFailures: z.array(loginFailureSchema).default([]),
  serviceEvents: z.array(serviceEventSchema).default([]),
  /** Front doors by host; a registry's own is healthy without an entry. */
  doors: z.record(z.string(), doorSchema).default({}),
  /** ARM actions (and `graph:Application.Read.All`, `logs:read`) that the assistant lacks. */
  missing: z.array(z.string()).default([]),
  faults: z.array(faultSchema).default([]),
};

const changeSchema = z.strictObject(stateShape).partial();

/** The case that meets this world, as the checks are given it. */
const caseSchema = z.strictObject({
  signature: z.string(),
  paste: z.string().optional(),
  facts: z.record(z.string(), z.string()).default({}),
});

/** What must come out: the first cause (null: none is confirmed), and the verdicts of checks by their names. */
const expectedSchema = z.strictObject({
  cause: z.string().nullable(),
  findings: z.record(z.string(), z.enum(['ok', 'problem', 'unknown'])).default({}),
});

const worldSchema = z.strictObject({
  /** One line: what is planted. */
  about: z.string(),
  case: caseSchema.optional(),
  expected: expectedSchema.optional(),
  /** What the fix changes: these parts of the world are replaced. */
  fix: z.record(z.string(), z.unknown()).optional(),
  ...stateShape,
});

/** A recorded Azure with one case in it: all that the assistant would find there. What is left out is healthy. */
export type World = z.infer<typeof worldSchema>;

/** Parts of a world that are replaced as a whole. */
export type WorldChange = Partial<Pick<World, keyof typeof stateShape>>;

/** One planted fault of the transport. */
export type Fault = z.infer<typeof faultSchema>;

/** A registry's front door. */
export type Door = z.infer<typeof doorSchema>;

/** A healthy front door. */
export const healthyDoor: Door = doorSchema.parse({});

/**
 * Reads a world from YAML.
 * @throws ZodError where it has not the shape, which names the field.
 */
export function readWorld(yaml: string): World {
  return worldSchema.parse(parse(yaml));
}

/** The world after a change; `fix` of the world itself is read with its defaults. */
export function changeWorld(world: World, change: WorldChange): World {
  return { ...world, ...change };
}

/** The change that the world's own fix is, or an empty one. */
export function fixOf(world: World): WorldChange {
  const given = world.fix ?? {};
  const parsed = changeSchema.parse(given);
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => name in given));
}
