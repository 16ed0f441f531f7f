import { z } from 'zod';
import type { Learned } from './learned.ts';

/** The languages of the assistant, of equal rank. */
export const languages = ['en', 'cs'] as const;
export type Language = (typeof languages)[number];

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by dashes');
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written YYYY-MM-DD');
const factName = z.string().regex(/^[a-z][A-Za-z]*$/, 'a fact name is one camelCase word');

/** A text in both languages. Inline markup: **bold**, `code`, [label](https://…), {placeholder}. */
export const bilingual = z.strictObject({ en: z.string().trim().min(1), cs: z.string().trim().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

/** Fact name -> the values under which something holds. An unknown fact neither fulfils nor breaks a condition. */
export const condition = z.record(factName, z.array(z.string()).min(1));
export type Condition = z.infer<typeof condition>;

/** Where the facts of an entry come from, and when somebody last compared it with that page. */
const provenance = {
  source: z.url({ protocol: /^https$/ }),
  checked: isoDate,
  newer: bilingual
    .optional()
    .describe("What the entry says otherwise than Microsoft's (older) Czech article, and why."),
};

/** The article's six causes and its neighbours. */
export const families = [
  'docker-setup',
  'registry-name',
  'credentials-invalid',
  'network-access',
  'authorization',
  'credentials-expired',
  'image-not-found',
  'throttled',
] as const;
export type Family = (typeof families)[number];

/** Who has the right to do a step. */
export const roles = [
  'asker',
  'registry-owner',
  'role-administrator',
  'subscription-owner',
  'entra-administrator',
  'network-team',
  'cluster-administrator',
  'pipeline-owner',
  'host-administrator',
] as const;
export type Role = (typeof roles)[number];

/** The part of the organisation that a ticket about a cause goes to. */
export const teams = [
  'asker',
  'registry-owner',
  'identity-team',
  'network-team',
  'platform-team',
  'microsoft',
] as const;
export type Team = (typeof teams)[number];

/** A signature: a wording by which an error is recognised. What the text *says*. */
export const signatureSchema = z.strictObject({
  id,
  order: z.int().min(1).max(9).describe('Matching order, 1 decides before 9 (knowledge/README.md, "Order").'),
  title: bilingual.describe('The headline of the first answer: what happened, in one short sentence.'),
  meaning: bilingual.describe('What this text says and what it does not, in one to three sentences.'),
  ...provenance,
  wordings: z.strictObject({
    exact: z
      .array(z.string().min(3))
      .default([])
      .describe('Unmistakable texts of Azure, its CLI or its registry: they decide alone.'),
    shared: z
      .array(z.string().min(3))
      .default([])
      .describe('Texts that other products print, too: they count in a paste that is about an Azure registry.'),
    weak: z
      .array(z.string().min(3))
      .default([])
      .describe('Texts that only hint: they count when nothing stronger was said.'),
  }),
  causes: z
    .array(
      z.strictObject({
        cause: id,
        weight: z.number().min(1).max(10),
        when: condition.optional(),
        said: z
          .array(z.string().min(3))
          .min(1)
          .optional()
          .describe(
            'Wordings that name this cause: where one stands in the line that decided, it comes before the others.',
          ),
      }),
    )
    .min(1)
    .describe('Possible causes, weight 1 (rare) to 10 (nearly always), optionally only under a condition.'),
  proves: id.optional().describe('Set where an exact wording proves its first cause by itself (an Entra code, say).'),
  examples: z.strictObject({
    match: z.array(z.string().min(1)).min(3).describe('Pastes in which this signature must come first.'),
    noMatch: z
      .array(z.string().min(1))
      .min(3)
      .describe('Pastes in which it must not come first: neighbours and strangers.'),
  }),
});
export type Signature = z.infer<typeof signatureSchema>;

/** A cause: what is *wrong*. */
export const causeSchema = z.strictObject({
  id,
  family: z.enum(families),
  title: bilingual.describe('"The service principal\'s secret has expired."'),
  explanation: bilingual.describe('Why this gives the error, in one to three sentences.'),
  ...provenance,
  applies: condition.optional().describe('A known fact with a value outside these lists rules the cause out.'),
  /** Facts that make it likelier (times > 1) or less likely (times < 1). `because` is shown as evidence. */
  likelier: z
    .array(z.strictObject({ when: condition, times: z.number().positive().max(20), because: bilingual.optional() }))
    .default([]),
  checks: z
    .array(z.string().regex(/^K\d{2}$/))
    .default([])
    .describe('Live checks that can confirm or rule it out (K02, …); empty: only the person can tell.'),
  fixes: z
    .array(z.strictObject({ guide: id, when: condition.optional() }))
    .min(1)
    .describe('Guides that fix it, best first.'),
  afterwards: bilingual.optional().describe('What to expect after the fix: waiting times, what to run again.'),
  team: z.enum(teams),
});
export type Cause = z.infer<typeof causeSchema>;

/** A step: something to do, with the command filled in from the facts, and who has the right to do it. */
export const stepSchema = z.strictObject({
  text: bilingual,
  who: z.enum(roles),
  command: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('For bash; also for PowerShell where `powershell` is absent. Placeholders: knowledge/README.md.'),
  powershell: z.string().trim().min(1).optional(),
  portal: bilingual.optional().describe('The same in the Azure portal.'),
  warning: bilingual.optional(),
  when: condition.optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** A guide: steps for one purpose (a fix, a further diagnosis, background on one topic). */
export const guideSchema = z.strictObject({
  id,
  title: bilingual,
  summary: bilingual,
  enough: bilingual
    .optional()
    .describe(
      'Why this grant or setting is enough, and no more than that: shown where a check has confirmed the cause.',
    ),
  ...provenance,
  steps: z.array(stepSchema).min(1),
});
export type Guide = z.infer<typeof guideSchema>;

/** A symptom of the article, offered when nothing was recognised. */
export const symptomSchema = z.strictObject({
  id,
  order: z.int().min(1),
  text: bilingual,
  signatures: z.array(id).min(1),
  ...provenance,
});
export type Symptom = z.infer<typeof symptomSchema>;

/** The points of the source article, each with the entries that cover it ("cause/wrong-password", …). */
export const articleSchema = z.strictObject({
  source: z.url(),
  checked: isoDate,
  sections: z
    .array(
      z.strictObject({
        title: bilingual,
        points: z
          .array(
            z.strictObject({
              point: z.string().min(1),
              covered: z.array(z.string().regex(/^(signature|cause|guide|symptom|question)\/[a-z0-9-]+$/)).min(1),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
});
export type Article = z.infer<typeof articleSchema>;

/** Concepts of prose: name -> word stems in both languages, without diacritics; `*` stands for any ending. */
export const vocabularySchema = z.strictObject({ concepts: z.record(id, z.array(z.string().min(1)).min(1)) });
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** What makes a paste one about an Azure registry, and which neighbouring subjects are told apart. */
export const subjectSchema = z.strictObject({
  about: z
    .array(z.string().min(3))
    .min(1)
    .describe('Wordings that show that a paste is about an Azure container registry.'),
  images: z
    .array(z.string().min(3))
    .default([])
    .describe('Wordings that show that a paste is about container images at all; without one, `shared` needs `about`.'),
  calm: z
    .array(z.string().min(3))
    .default([])
    .describe(
      'Wordings of announcements, plans and solved problems: beside one, hints count for nothing and nobody is told unasked.',
    ),
  worked: z
    .array(z.string().min(3))
    .default([])
    .describe('What tools print when they did what they should: beside one, hints count for nothing.'),
  namesakes: z
    .array(z.string().min(3))
    .default([])
    .describe('Products that are called by the same words: in a paste that names one, `about` does not count.'),
  ownHosts: z.array(z.string().min(3)).min(1).describe("Host suffixes that are Azure's registries."),
  neutralHosts: z
    .array(z.string().min(3))
    .min(1)
    .describe('Host suffixes that say nothing about whose registry a line is about (documentation, Entra, …).'),
  neighbours: z
    .array(z.strictObject({ id, title: bilingual, wordings: z.array(z.string().min(2)).min(1) }))
    .describe('Subjects that are named when a paste is not about an Azure registry.'),
});
export type Subject = z.infer<typeof subjectSchema>;

/** A question: asks for one fact, by buttons or by a typed answer. */
export const questionSchema = z.strictObject({
  id,
  fact: factName,
  text: bilingual,
  why: bilingual.describe('Why it is asked, in half a sentence.'),
  when: condition.optional().describe('Asked only under this condition.'),
  choices: z
    .array(
      z.strictObject({
        value: z.string().min(1),
        label: bilingual,
        says: z
          .array(z.string().min(2))
          .default([])
          .describe('What people type for it, beside the label; matched without case and diacritics.'),
        when: condition.optional().describe('Offered only where this is not known to be otherwise.'),
        first: condition.optional().describe('Offered before the others where this is known to hold.'),
      }),
    )
    .default([]),
  typed: z
    .enum(['registry', 'repository', 'clientIp', 'guid', 'text'])
    .optional()
    .describe('A typed answer is read as this fact (registry name, address, …).'),
});
export type Question = z.infer<typeof questionSchema>;

/** Wordings of the conversation: key -> text in both languages. */
export const phrasesSchema = z.record(z.string().regex(/^[a-z][A-Za-z]*(\.[a-z][A-Za-z0-9-]*)*$/), bilingual);
export type Phrases = z.infer<typeof phrasesSchema>;

/** All content, validated and indexed by id. */
export type Content = {
  readonly signatures: ReadonlyMap<string, Signature>;
  readonly causes: ReadonlyMap<string, Cause>;
  readonly guides: ReadonlyMap<string, Guide>;
  readonly symptoms: ReadonlyMap<string, Symptom>;
  readonly questions: ReadonlyMap<string, Question>;
  readonly phrases: Phrases;
  readonly vocabulary: Vocabulary;
  readonly learned: Learned;
  readonly subject: Subject;
  readonly article: Article;
};
