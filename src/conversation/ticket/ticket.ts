import { z } from 'zod';
import { families, languages, teams } from '../../knowledge/schema.ts';

/** Severity in the words of Azure's support API; C, B and A in the portal. */
export const severities = ['minimal', 'moderate', 'critical'] as const;
export type Severity = (typeof severities)[number];

const time = z.iso.datetime();
const text = z.string();

/**
 * What a case becomes when it is escalated: everything that whoever takes it would ask for, without any secret. Each list
 * may be empty, and what is not known is not there. Published as manifest/helpdesk/ticket.schema.json.
 */
export const ticketSchema = z.strictObject({
  schema: z.literal(1),
  /** The draft's id, made when the draft is first shown: the key of the ticket in every system that it goes to. */
  id: z.uuid(),
  title: text,
  /** The asker's language; `rendered` also holds English where it is another one. */
  language: z.enum(languages),
  createdAt: time,
  /** When the asker first told of it. */
  reportedAt: time.optional(),
  /** Where the case is: a person's name for it is in `link`, where the platform has one. */
  thread: z.strictObject({ channel: z.enum(['teams', 'slack', 'terminal']), id: text, link: z.url().optional() }),
  asker: z.strictObject({ id: text, contact: text }),
  registry: z
    .strictObject({
      name: text,
      loginServer: text.optional(),
      resourceId: text.optional(),
      region: text.optional(),
      sku: text.optional(),
    })
    .optional(),
  repository: text.optional(),
  operation: text.optional(),
  environment: text.optional(),
  /** Ids only: of the application, the object, the user name. */
  identity: z.strictObject({ type: text.optional(), ids: z.record(text, text) }).optional(),
  clientIp: text.optional(),
  firstFailedAt: time.optional(),
  lastFailedAt: time.optional(),
  frequency: text.optional(),
  impact: text,
  /** What the asker adds in own words: since when, what changed before it, versions. */
  description: text.optional(),
  severity: z.enum(severities),
  severityReason: text,
  team: z.enum(teams),
  error: z.strictObject({ text, line: text.optional(), signature: text.optional() }).optional(),
  /** Ids under which others find the same failure in their logs, with what they are of. */
  correlationIds: z.array(z.strictObject({ of: text, value: text })),
  /** All that is known, with where it came from, in the asker's language. */
  facts: z.array(
    z.strictObject({ name: text, label: text, value: text, origin: z.enum(['pasted', 'given', 'observed']) }),
  ),
  checks: z.array(z.strictObject({ check: text, verdict: z.enum(['ok', 'problem', 'unknown']), text, at: time })),
  suspected: z
    .strictObject({
      cause: text,
      family: z.enum(families),
      title: text,
      certainty: z.enum(['confirmed', 'likely', 'possible']),
      /** What speaks for it and against it. */
      evidence: z.array(z.strictObject({ for: z.boolean(), text })).optional(),
      /** What would help, by the knowledge, with the page behind it. */
      fix: z.strictObject({ title: text, source: z.url() }).optional(),
    })
    .optional(),
  ruledOut: z.array(z.strictObject({ cause: text, title: text })),
  tried: z.array(z.strictObject({ cause: text, title: text, outcome: z.enum(['failed', 'unknown']) })),
  /** What could not be looked at, and why. */
  notChecked: z.array(text),
  /** What support asks for first and nobody knows. */
  missing: z.array(text),
  /** The whole ticket as plain text and as Markdown, by language: the asker's, and English. */
  rendered: z.array(z.strictObject({ language: z.enum(languages), text, markdown: text })),
});

export type Ticket = z.infer<typeof ticketSchema>;
