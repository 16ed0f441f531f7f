import { z } from 'zod';
import { fitsPattern } from '../conversation/look.ts';
import { severities } from '../conversation/ticket/ticket.ts';
import { readYaml } from '../knowledge/readYaml.ts';
import { families, teams } from '../knowledge/schema.ts';
import { helpdeskName, helpdeskSchema, targetSchema } from './routesSchema.ts';

const where = z
  .string()
  .regex(
    /^(?:teams|slack)(?::\S{1,200})?$/,
    'is not teams or slack, with :<id> of a channel behind it if you like, in which * stands for any characters',
  );

/** What a ticket must be for a rule to fit; each list that is there must hold it. */
const condition = z.strictObject({
  where: z.array(where).min(1).optional(),
  families: z.array(z.enum(families)).min(1).optional(),
  severities: z.array(z.enum(severities)).min(1).optional(),
  teams: z.array(z.enum(teams)).min(1).optional(),
});

const rule = z.strictObject({ when: condition.optional(), to: z.array(z.string()).min(1) });

const name = z.string().regex(new RegExp(`^(?!${helpdeskName}$)[a-z][a-z0-9-]{0,39}$`));

/** A mail server is signed in to with both, or with neither. */
const target = targetSchema.refine(
  (one) => one.kind !== 'mail' || (one.user === undefined) === (one.secret === undefined),
  {
    error: 'has only one of user and secret. Give both, or leave both out.',
  },
);

const targets = z.record(name, target, {
  error: ({ code }) =>
    code === 'invalid_key'
      ? `is no name for a target: write lower-case letters, digits and dashes, and another word than ${helpdeskName}.`
      : undefined,
});

const schema = z
  .strictObject({
    targets: targets.default({}),
    helpdesk: helpdeskSchema.optional(),
    rules: z.array(rule).min(1),
    likeWithinHours: z.int().min(1).max(720).default(24),
  })
  .superRefine(({ targets, helpdesk, rules }, { addIssue }) => {
    const names = [...Object.keys(targets), ...(helpdesk === undefined ? [] : [helpdeskName])];
    const wrong = (message: string, ...path: (string | number)[]) =>
      addIssue({ code: 'custom', path: ['rules', ...path], message });
    rules.forEach(({ when, to }, index) => {
      to.forEach((one, place) => {
        if (!names.includes(one))
          wrong(`${one} is no target. There are: ${names.join(', ') || 'none'}.`, index, 'to', place);
      });
      const isLast = index === rules.length - 1;
      if (isLast && when !== undefined)
        wrong('is the last rule and has a condition, so some tickets would go nowhere. Add one without when.', index);
      if (!isLast && when === undefined) wrong('takes every ticket, so no rule below it is ever used.', index);
    });
  });

/** Where tickets go, who the helpdesk is, and for how many hours a similar ticket is offered to be joined. */
export type Routes = z.infer<typeof schema>;

/** What the rules look at. `place`: the id of the channel or thread on its platform. */
export type Routed = {
  readonly channel: 'teams' | 'slack' | 'terminal';
  readonly place: string;
  readonly family?: (typeof families)[number];
  readonly severity: (typeof severities)[number];
  readonly team: (typeof teams)[number];
};

/** Thrown where the routes have a mistake or a secret is missing; a line for each, which never repeats a secret. */
export class RoutesError extends Error {
  override readonly name = 'RoutesError';
}

/**
 * Reads an operator's routes. `file` is named in the mistakes.
 * @throws RoutesError where there is a mistake: half of the routes would lose tickets.
 */
export function readRoutes(yaml: string, file: string): Routes {
  const { value, mistakes } = readYaml(yaml, schema);
  if (value !== undefined && mistakes.length === 0) return value;
  throw new RoutesError(mistakes.map(({ line, text }) => `${file}:${line} ${text}`).join('\n'));
}

/** A thread's id begins with its channel's: `19:…@thread.tacv2;messageid=…` on Teams, `C…/ts` on Slack. */
function isThere(patterns: readonly string[], { channel, place }: Routed): boolean {
  return fitsPattern(channel, patterns) || fitsPattern(`${channel}:${place.split(/[;/]/)[0]}`, patterns);
}

function fits({ when = {} }: Routes['rules'][number], routed: Routed): boolean {
  const { family, severity, team } = routed;
  return (
    (when.where === undefined || isThere(when.where, routed)) &&
    (when.families === undefined || (family !== undefined && when.families.includes(family))) &&
    (when.severities === undefined || when.severities.includes(severity)) &&
    (when.teams === undefined || when.teams.includes(team))
  );
}

/** The names of the targets of a ticket, by the first rule that fits: so nobody gets it twice, and the file reads downwards. */
export function targetsFor({ rules }: Routes, routed: Routed): readonly string[] {
  return [...new Set(rules.find((one) => fits(one, routed))?.to)];
}
