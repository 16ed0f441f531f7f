import { z } from 'zod';
import { readYaml } from '../knowledge/readYaml.ts';

const place = z
  .string()
  .regex(
    /^(?:teams|slack|terminal)(?::\S{1,200})?$/,
    'is not teams, slack or terminal, with :<id> of a channel behind it if you like',
  );
const person = z
  .string()
  .regex(/^(?:teams|slack|terminal):\S{1,200}$/, 'is not teams:<Entra object id> or slack:<user id>');
const pattern = z
  .string()
  .regex(/^[a-z0-9*]{1,50}$/i, 'is not the name of a registry, in which * may stand for any characters');

const rule = z
  .strictObject({
    registries: z.array(pattern).min(1),
    where: z.array(place).min(1),
    people: z.array(person).min(1).optional(),
    requireOwnRead: z.boolean().default(false),
  })
  .refine(({ requireOwnRead, where }) => !requireOwnRead || where.every((one) => one.startsWith('teams')), {
    path: ['requireOwnRead'],
    error: 'works on Teams alone, which vouches for who somebody is in Entra; leave it out for other places',
  });

const policySchema = z.strictObject({
  runsPerHour: z.int().min(1).max(1000).default(10),
  rules: z.array(rule).min(1),
});

/** Who may have which registries looked at, and from where. One fitting rule is enough; without one, nothing is looked at. */
export type Policy = z.infer<typeof policySchema>;

/** One rule of it. `people` absent: everybody there. `requireOwnRead`: who asks must have read access themselves. */
export type Rule = Policy['rules'][number];

/** Thrown by `readPolicy`; a line for each mistake, as `file:line what`. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

/**
 * Reads an operator's policy. `file` is named in the mistakes.
 * @throws PolicyError where it has a mistake: half a policy would let in whom nobody meant.
 */
export function readPolicy(yaml: string, file: string): Policy {
  const { value, mistakes } = readYaml(yaml, policySchema);
  if (value !== undefined && mistakes.length === 0) return value;
  throw new PolicyError(mistakes.map(({ line, text }) => `${file}:${line} ${text}`).join('\n'));
}
