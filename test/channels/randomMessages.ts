import fc from 'fast-check';
import type { Message, Part, Text } from '../../src/messages/message.ts';
import { hostile } from './messages.ts';

const word = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    hostile,
    '👩‍👩‍👧‍👦🇨🇿',
    'مرحبا بالعالم',
    '\n',
    '\ud800',
    '<at>all</at>',
    `\${x}`,
    'https://evil.example',
    '# head',
  ),
  fc.string({ maxLength: 40 }).map((text) => text.repeat(100)),
);
const text: fc.Arbitrary<Text> = fc.array(
  fc.oneof(
    fc.record({ text: word, style: fc.constantFrom('bold' as const, 'code' as const) }),
    fc.record({ text: word }),
    fc.record({
      text: word,
      style: fc.constant('link' as const),
      href: fc.constantFrom('https://learn.microsoft.com/', 'javascript:x'),
    }),
  ),
  { maxLength: 4 },
);

const few = fc.string({ unit: 'grapheme', maxLength: 30 });
const option = fc.record({ id: fc.stringMatching(/^[a-z-]{1,40}$/), label: word });
const common = { label: word, isRequired: fc.boolean(), value: few, hint: few };
const field = fc.oneof(
  fc.record({
    ...common,
    kind: fc.constant('text' as const),
    lines: fc.constantFrom('one' as const, 'many' as const),
    longest: fc.integer({ min: 1, max: 3000 }),
  }),
  fc.record({
    ...common,
    kind: fc.constant('choice' as const),
    options: fc.array(option, { minLength: 1, maxLength: 8 }),
  }),
);

/** A form of few fields; there is one in a message at most. */
const form: fc.Arbitrary<Part> = fc
  .record({
    title: few,
    open: few,
    submit: few,
    preview: word,
    fields: fc.array(field, { minLength: 1, maxLength: 5 }),
  })
  .map(({ fields, ...others }) => ({
    kind: 'form',
    form: { id: 'ticket:1', cancel: 'x', ...others, fields: fields.map((each, at) => ({ ...each, id: `f${at}` })) },
  }));

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({
    kind: fc.constant('facts' as const),
    items: fc.array(fc.record({ label: word, value: word }), { maxLength: 40 }),
  }),
  fc.record({ kind: fc.constant('list' as const), ordered: fc.boolean(), items: fc.array(text, { maxLength: 40 }) }),
  fc.record({ kind: fc.constant('code' as const), code: word }),
  fc.record({ kind: fc.constant('code' as const), code: word, shell: fc.constant('bash' as const), label: word }),
  fc.record({ kind: fc.constant('notice' as const), tone: fc.constantFrom('info' as const, 'warning' as const), text }),
  fc.record({
    kind: fc.constant('choices' as const),
    choices: fc.array(fc.record({ id: fc.stringMatching(/^[a-z-]{1,40}$/), label: word }), { maxLength: 30 }),
  }),
);

/** Any message that the core might say, and many that it never would. */
export const anyMessage: fc.Arbitrary<Message> = fc
  .record({
    language: fc.constantFrom('en' as const, 'cs' as const),
    parts: fc.oneof(fc.array(part, { maxLength: 6 }), fc.array(part, { maxLength: 60 })),
    form: fc.option(form),
  })
  .map(({ language, parts, form: last }) => ({ language, parts: last === null ? parts : [...parts, last] }));
