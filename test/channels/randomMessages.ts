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
export const anyMessage: fc.Arbitrary<Message> = fc.record({
  language: fc.constantFrom('en' as const, 'cs' as const),
  parts: fc.oneof(fc.array(part, { maxLength: 6 }), fc.array(part, { maxLength: 60 })),
});
