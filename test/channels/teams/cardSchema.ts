import assert from 'node:assert/strict';
import { z } from 'zod';

/**
 * The part of Adaptive Cards that the bot may send: elements of version 1.5 at most, with the properties that the schema
 * gives them and none besides (https://adaptivecards.io/explorer/ and, for CodeBlock, Teams' page on cards; read
 * 2026-11-24). Teams drops a card silently whose properties it does not know.
 */
const webUrl = z.string().regex(/^https:\/\/[^\s<>"]+$/);

/** Values of enumerations are compared without regard to case, as the schema says. */
function oneOf(...values: readonly string[]) {
  return z.string().refine((value) => values.some((known) => known.toLowerCase() === value.toLowerCase()));
}

const layout = {
  id: z.string().optional(),
  spacing: oneOf('none', 'small', 'default', 'medium', 'large', 'extraLarge', 'padding').optional(),
  separator: z.boolean().optional(),
};

const size = oneOf('default', 'small', 'medium', 'large', 'extraLarge');
const weight = oneOf('default', 'lighter', 'bolder');

const openUrl = z.strictObject({ type: z.literal('Action.OpenUrl'), title: z.string().optional(), url: webUrl });
const pressData = z.union([
  z.strictObject({ choice: z.string().min(1), card: z.string().optional() }),
  z.strictObject({ form: z.string().min(1), card: z.string().optional() }),
  z.strictObject({ answer: z.literal(true) }),
]);
const title = z.string().min(1);
const pressing = { title, data: pressData, associatedInputs: oneOf('auto', 'none').optional() };
const submit = z.strictObject({ type: z.literal('Action.Submit'), ...pressing });
const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  ...pressing,
  verb: z.string(),
  // Clients without universal actions show this instead.
  fallback: submit,
});

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: z.string(),
  weight: weight.optional(),
  size: size.optional(),
  fontType: oneOf('default', 'monospace').optional(),
  underline: z.boolean().optional(),
  selectAction: openUrl.optional(),
});

const textBlock = z.strictObject({
  ...layout,
  type: z.literal('TextBlock'),
  text: z.string().min(1),
  style: oneOf('default', 'heading').optional(),
  weight: weight.optional(),
  size: size.optional(),
  wrap: z.literal(true),
});

const richTextBlock = z.strictObject({
  ...layout,
  type: z.literal('RichTextBlock'),
  inlines: z.array(textRun).min(1),
});

const factSet = z.strictObject({
  ...layout,
  type: z.literal('FactSet'),
  facts: z.array(z.strictObject({ title: z.string(), value: z.string() })).min(1),
});

const actionSet = z.strictObject({
  ...layout,
  type: z.literal('ActionSet'),
  actions: z
    .array(z.discriminatedUnion('type', [execute, submit]))
    .min(1)
    .max(6),
});

const container = z.strictObject({
  ...layout,
  type: z.literal('Container'),
  style: oneOf('default', 'emphasis', 'good', 'attention', 'warning', 'accent').optional(),
  get items() {
    return z.array(element).min(1);
  },
});

// An element of Teams alone: whoever does not know it shows the fallback.
const codeBlock = z.strictObject({
  ...layout,
  type: z.literal('CodeBlock'),
  codeSnippet: z.string().min(1),
  language: oneOf('Bash', 'PowerShell', 'PlainText'),
  fallback: container,
});

const input = {
  ...layout,
  id: z.string().min(1),
  label: z.string().min(1),
  value: z.string().optional(),
  placeholder: z.string().optional(),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().min(1).optional(),
};

const saysWhatIsMissing = ({
  isRequired,
  errorMessage,
}: {
  isRequired?: boolean | undefined;
  errorMessage?: string | undefined;
}) => isRequired !== true || errorMessage !== undefined;

const textInput = z
  .strictObject({
    ...input,
    type: z.literal('Input.Text'),
    maxLength: z.number().int().positive(),
    isMultiline: z.boolean().optional(),
  })
  .refine(saysWhatIsMissing, 'a required input says what is wrong where it is left empty');

const choiceSet = z
  .strictObject({
    ...input,
    type: z.literal('Input.ChoiceSet'),
    style: oneOf('compact', 'expanded', 'filtered').optional(),
    choices: z.array(z.strictObject({ title: z.string(), value: z.string().min(1) })).min(1),
  })
  .refine(saysWhatIsMissing, 'a required input says what is wrong where it is left empty');

const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    textBlock,
    richTextBlock,
    factSet,
    actionSet,
    container,
    codeBlock,
    textInput,
    choiceSet,
  ]),
);

const card = z.strictObject({
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  type: z.literal('AdaptiveCard'),
  version: z.enum(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5']),
  lang: z.enum(['en', 'cs']),
  speak: z.string(),
  fallbackText: z.string(),
  body: z.array(element),
  msteams: z.strictObject({ width: z.literal('Full') }),
});

/** Fails where Teams would not show a card as it is meant. */
export function assertValidCard(candidate: unknown): void {
  const { success, error } = card.safeParse(candidate);
  assert.ok(success, error && z.prettifyError(error));
  const inputs = [...JSON.stringify(candidate).matchAll(/"type":"Input\.\w+","id":"([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(inputs).size, inputs.length, 'each input has an id of its own');
}
