import { z } from 'zod';
import { languages } from '../knowledge/schema.ts';

/** What the rules call the helpdesk's own channel. */
export const helpdeskName = 'helpdesk';

const variablePattern = /^env [A-Z][A-Z0-9_]{0,99}$/;

function variableName(text: string): string {
  return text.slice('env '.length);
}

const variable = z
  .string()
  .regex(variablePattern, 'is not env NAME. Put the secret into an environment variable, and write its name here.')
  .transform(variableName);

function isAddress(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return protocol === 'https:' && [username, password, search, hash].every((part) => part === '');
}

const noAddress = 'is not an https address without user, ? and #. Write https://host or https://host/path';

const address = z
  .string()
  .refine(isAddress, `${noAddress}.`)
  .transform((value) => value.replace(/\/+$/, ''));

/** Where a webhook is: an address, or the variable that holds it. */
type Address = { readonly address: string } | { readonly variable: string };

/** An address that is itself a secret, because it is signed, comes from the environment. */
const addressOrVariable = z
  .string()
  .refine((value) => variablePattern.test(value) || isAddress(value), `${noAddress}, or env NAME for a secret one.`)
  .transform((value): Address => (isAddress(value) ? { address: value } : { variable: variableName(value) }));

const language = z.enum(languages, { error: `is not one of ${languages.join(', ')}` }).default('en');
const mailAddress = z.email('is not a mail address');
const extraFields = z.record(z.string(), z.json());

/** Fields of a system that the ticket fills by itself. */
function without(names: readonly string[]) {
  return extraFields
    .refine((fields) => names.every((name) => fields[name] === undefined), {
      error: `may not hold ${names.join(', ')}: the ticket fills them.`,
    })
    .default({});
}

const user = z.string().regex(/^[^\s:]{1,200}$/, 'is not a user name');

/** One system that takes tickets. Secrets are names of environment variables. */
export const targetSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('webhook'),
      url: addressOrVariable,
      secret: variable,
    }),
    z.strictObject({
      kind: z.literal('jira'),
      url: address,
      project: z.string().regex(/^[A-Z][A-Z0-9_]{1,30}$/, 'is not the key of a project, such as SUP'),
      issueType: z.string().min(1).max(80),
      user,
      secret: variable,
      language,
      fields: without(['project', 'issuetype', 'summary', 'description', 'labels']),
    }),
    z.strictObject({
      kind: z.literal('servicenow'),
      url: address,
      user,
      secret: variable,
      language,
      fields: without(['short_description', 'description', 'correlation_id', 'correlation_display', 'work_notes']),
    }),
    z.strictObject({
      kind: z.literal('mail'),
      host: z.string().regex(/^[a-z0-9.-]{1,253}$/i, 'is not the name of a mail server'),
      port: z.int().min(1).max(65_535).default(587),
      from: mailAddress,
      to: z.array(mailAddress).min(1),
      /** Both or neither. */
      user: user.optional(),
      secret: variable.optional(),
      language,
    }),
  ],
  { error: 'is not webhook, jira, servicenow or mail' },
);

/** One target as the routes describe it. */
export type TargetSettings = z.infer<typeof targetSchema>;

const slackId = (letters: string, what: string) => z.string().regex(new RegExp(`^[${letters}][A-Z0-9]{2,30}$`), what);

/** The channel in which the helpdesk is shown tickets, and who may press anything there. */
export const helpdeskSchema = z.discriminatedUnion(
  'channel',
  [
    z.strictObject({
      channel: z.literal('slack'),
      place: slackId('CG', 'is not the id of a channel on Slack, such as C0123456789'),
      language,
      members: z.array(slackId('UW', 'is not the id of a person on Slack, such as U0123456789')).min(1),
    }),
    z.strictObject({
      channel: z.literal('teams'),
      place: z
        .string()
        .regex(/^19:\S{1,200}@\S{1,100}$/, 'is not the id of a channel on Teams, such as 19:…@thread.tacv2'),
      language,
      members: z.array(z.guid('is not the Entra object id of a person')).min(1),
    }),
  ],
  { error: 'is not slack or teams' },
);
