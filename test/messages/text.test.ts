import assert from 'node:assert/strict';
import type { Message } from '../../src/messages/message.ts';
import { cutText, shortenMessage } from '../../src/messages/shorten.ts';
import { renderText, splitLines, summaryOf, visible } from '../../src/messages/text.ts';

const limits = { parts: 4, text: 40, code: 40, listItems: 3, factValue: 20, label: 10, choices: 2 };

describe('plain text of messages', () => {
  it('shows hidden characters, and leaves emoji and line ends alone', () => {
    assert.equal(visible('a\u202eb\u001b[1m\r\nc\td'), 'a⟨U+202E⟩b⟨U+001B⟩[1m\nc\td');
    assert.equal(visible('👩‍👧 🇨🇿'), '👩‍👧 🇨🇿');
  });

  it('splits spans at line ends and keeps their styles', () => {
    assert.deepEqual(splitLines([{ text: 'a\nb', style: 'bold' }, { text: 'c' }]), [
      [{ text: 'a', style: 'bold' }],
      [{ text: 'b', style: 'bold' }, { text: 'c' }],
    ]);
  });

  it('says all that a card shows, and follows https links only', () => {
    const message: Message = {
      language: 'en',
      parts: [
        { kind: 'heading', text: [{ text: 'Cause\nfound' }] },
        {
          kind: 'list',
          ordered: true,
          items: [[{ text: 'do' }], [{ text: 'read', style: 'link', href: 'https://a.example' }]],
        },
        { kind: 'notice', tone: 'warning', text: [{ text: 'slow', style: 'link', href: 'http://b.example' }] },
        { kind: 'choices', choices: [{ id: 'x', label: 'Yes' }] },
      ],
    };
    assert.equal(renderText(message), 'Cause\nfound\n\n1. do\n2. read (https://a.example)\n\nCareful: slow\n\n[Yes]');
    assert.equal(summaryOf(message), 'Cause found');
  });
});

describe('shortening', () => {
  it('cuts at a line end, else at a blank, never inside a character', () => {
    assert.equal(cutText('first line\nsecond line', 15), 'first line …');
    assert.equal(cutText('first second third', 15), 'first second …');
    assert.equal(cutText('😀😀😀', 5), '😀 …');
    assert.equal(cutText('short', 5), 'short');
  });

  it('says in the language of the message that something is missing, before the buttons', () => {
    const message: Message = {
      language: 'cs',
      parts: [
        { kind: 'text', text: [{ text: 'slovo '.repeat(20) }] },
        { kind: 'choices', choices: [{ id: 'a', label: 'Ano' }] },
      ],
    };
    const { parts } = shortenMessage(message, limits);
    assert.deepEqual(
      parts.map((part) => part.kind),
      ['text', 'notice', 'choices'],
    );
    assert.match(renderText({ ...message, parts }), /Zkráceno/);
  });

  it('leaves a message that fits as it is', () => {
    const message: Message = { language: 'en', parts: [{ kind: 'text', text: [{ text: 'fine' }] }] };
    assert.deepEqual(shortenMessage(message, limits), message);
  });
});
