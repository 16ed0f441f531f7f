import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Card } from '../../../src/channels/teams/elements.ts';
import { buttonsInRow, cardBytes, teamsLimits } from '../../../src/channels/teams/limits.ts';
import { renderCard } from '../../../src/channels/teams/renderCard.ts';
import type { Message } from '../../../src/messages/message.ts';
import { visible } from '../../../src/messages/text.ts';
import { assertGolden } from '../golden.ts';
import { goldenMessages, hostile } from '../messages.ts';
import { anyMessage } from '../randomMessages.ts';
import { assertValidCard } from './cardSchema.ts';

type Node = { readonly [key: string]: unknown };

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  return [{ ...value }, ...Object.values(value).flatMap(nodesOf)];
}

const ofType = (card: Card, type: string) => nodesOf(card.body).filter((node) => node.type === type);

const message = (...parts: Message['parts']): Message => ({ language: 'en', parts });

describe('Adaptive Cards', () => {
  for (const [name, golden] of Object.entries(goldenMessages)) {
    it(`renders ${name} as its golden file says`, () => {
      assertGolden(`${name}.card.json`, `${JSON.stringify(renderCard(golden), null, 2)}\n`);
    });
  }

  it('is made of what Teams knows', () => {
    for (const golden of Object.values(goldenMessages)) {
      for (const options of [{}, { card: 'k' }, { chosen: 'a' }, { inDialog: true as const }]) {
        assertValidCard(JSON.parse(JSON.stringify(renderCard(golden, options).card)));
      }
    }
  });

  it('would not be valid with anything else', () => {
    const { card } = renderCard(goldenMessages['diagnosis-en']!);
    const link = { type: 'Action.OpenUrl', url: 'http://contoso.example/' };
    for (const change of [
      { version: '1.6' },
      { colour: 'red' },
      { body: [{ type: 'Carousel' }] },
      { body: [{ type: 'TextBlock', text: 'x', wrap: true, colour: 'red' }] },
      {
        body: [
          { type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'x', verb: 'v', data: { choice: 'c' } }] },
        ],
      },
      { body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x', selectAction: link }] }] },
      { body: [{ type: 'Container', items: [{ type: 'Image', url: 'https://contoso.example/x.png' }] }] },
    ])
      assert.throws(() => assertValidCard({ ...card, ...change }), JSON.stringify(change));
  });

  it('puts five buttons in a row and keeps all others in further rows, each with a fallback for old clients', () => {
    const choices = Array.from({ length: 7 }, (_, index) => ({ id: `c${index}`, label: `Choice ${index}` }));
    const rows = ofType(renderCard(message({ kind: 'choices', choices }), { card: 'k' }).card, 'ActionSet');
    assert.deepEqual(
      rows.map((row) => Array.isArray(row.actions) && row.actions.length),
      [5, 2],
    );
    assert.deepEqual(nodesOf(rows).find((node) => node.type === 'Action.Submit')?.data, { choice: 'c0', card: 'k' });
  });

  it('shows the chosen answer instead of the buttons once one was pressed', () => {
    const asked = message({ kind: 'choices', choices: [{ id: 'sp', label: 'Service principal' }] });
    const { card } = renderCard(asked, { chosen: 'sp' });
    assert.deepEqual(ofType(card, 'ActionSet'), []);
    assert.match(JSON.stringify(card.body), /You chose: .*Service principal/);
  });

  it('keeps every character of a command, and no part of one that is too long', () => {
    const command = `az acr login \\\n  --name "a  b" \${NAME} <objectId>`;
    const { card } = renderCard(message({ kind: 'code', shell: 'bash', code: command }));
    assert.equal(ofType(card, 'CodeBlock')[0]?.codeSnippet, command);
    const lines = ofType(card, 'TextRun').map((run) => run.text);
    assert.equal(lines.join('\n'), command, 'also where the client shows the fallback');

    const long = renderCard(message({ kind: 'code', shell: 'bash', code: `az ${'x'.repeat(2600)}` })).card;
    assert.doesNotMatch(JSON.stringify(long), /az x/);
    assert.match(JSON.stringify(long), /too long/);
  });

  it('keeps the blanks and empty lines of a quoted paste', () => {
    const { card } = renderCard(message({ kind: 'code', code: 'a:\n\n    b' }));
    assert.deepEqual(
      ofType(card, 'TextRun').map((run) => run.text),
      ['a:', '\u00a0', '\u00a0\u00a0\u00a0\u00a0b'],
    );
  });

  it('makes no mention, link, markdown or template of untrusted text', () => {
    const { card, fallback, summary } = renderCard(goldenMessages['untrusted-en']!);
    assert.deepEqual(
      nodesOf(card).filter((node) => node.type === 'Action.OpenUrl'),
      [],
    );
    assert.deepEqual([...ofType(card, 'TextBlock'), ...ofType(card, 'FactSet')], [], 'these read markdown');
    for (const shown of [JSON.stringify(card), fallback, summary]) {
      assert.doesNotMatch(shown, /<\/?at>|\]\(|\$\{|\{\{|\u202e|\u0007/);
    }
    assert.match(fallback, /⟨U\+202E⟩/);
    assert.ok(hostile.includes('\u202e'));
  });

  it('stays within every limit and shows no live mark-up, whatever the message', () => {
    fc.assert(
      fc.property(anyMessage, (random) => {
        const { card } = renderCard(random);
        const json = JSON.stringify(card);
        assert.ok(Buffer.byteLength(json) <= cardBytes, `${Buffer.byteLength(json)} bytes`);
        assert.ok(json.isWellFormed());
        assertValidCard(card);
        assertValidCard(renderCard(random, { card: 'k', inDialog: true }).card);
        for (const node of nodesOf(card)) checkNode(node);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves nothing out without saying so', () => {
    fc.assert(
      fc.property(anyMessage, (random) => {
        const { fallback } = renderCard(random);
        if (/Shortened:|Zkráceno:/.test(fallback)) return;
        for (const part of random.parts) {
          if (part.kind === 'heading') assert.ok(part.text.every((span) => says(fallback, span.text)));
          if (part.kind === 'facts') assert.ok(part.items.every((item) => says(fallback, item.value)));
        }
      }),
    );
  });
});

const says = (shown: string, text: string) => shown.replaceAll('\u200b', '').includes(visible(text));

function checkNode(node: Node): void {
  const text = [node.text, node.title, node.value].filter((value) => typeof value === 'string').join(' ');
  assert.doesNotMatch(text, /<\/?at\b|\{\{(DATE|TIME)\(/i);
  if (node.fontType !== 'Monospace') assert.doesNotMatch(text, /\$\{|\{\{/);
  if (node.type === 'TextBlock') assert.doesNotMatch(text, /[*_`[\]<>]|:\/\//);
  if (node.type === 'Action.OpenUrl') assert.match(String(node.url), /^https:\/\/learn\.microsoft\.com\//);
  if (node.type === 'ActionSet') assert.ok(Array.isArray(node.actions) && node.actions.length <= buttonsInRow);
  if (node.type === 'Action.Execute') assert.ok(String(node.title).length <= teamsLimits.label * 2);
  if (node.type === 'CodeBlock') assert.ok(String(node.codeSnippet).length <= teamsLimits.code * 1.5);
}
