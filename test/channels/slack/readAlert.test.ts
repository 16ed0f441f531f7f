import assert from 'node:assert/strict';
import { written } from '../../../src/channels/slack/payloads.ts';
import { readAlert } from '../../../src/channels/slack/readAlert.ts';

const read = (fields: object) => readAlert(written.parse({ ts: '1', bot_id: 'B9', ...fields }), 'U0BOT');
const line = 'unauthorized: authentication required';

describe('What an alert says', () => {
  it('is read from rich text, where nothing is escaped', () => {
    const section = { type: 'rich_text_section', elements: [{ type: 'text', text: 'Pull of ' }] };
    const link = { type: 'link', url: 'https://contosoprod.azurecr.io', text: 'contosoprod &amp; co' };
    const code = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: `a\n${line}` }] };
    const blocks = [{ type: 'rich_text', elements: [section, { ...section, elements: [link] }, code] }];
    assert.equal(read({ blocks }), `Pull of \ncontosoprod &amp; co\na\n${line}`);
  });

  it('is read from sections, headers, fields and contexts, and not from buttons', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Deploy failed' } },
      { type: 'section', text: { type: 'mrkdwn', text: `*Error* &lt;none&gt; ${line}` } },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', text: 'Registry' },
          { type: 'mrkdwn', text: 'contosoprod' },
        ],
      },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'build 4711' }] },
      {
        type: 'actions',
        elements: [{ type: 'button', value: 'retry-1', text: { type: 'plain_text', text: 'Retry' } }],
      },
    ];
    assert.deepEqual(read({ blocks }).split('\n'), [
      'Deploy failed',
      `*Error* <none> ${line}`,
      'Registry',
      'contosoprod',
      'build 4711',
    ]);
  });

  it('is read from attachments, and from their summary where there is nothing else', () => {
    const fields = [{ title: 'Image', value: 'contosoprod.azurecr.io/shop:1' }];
    const attachments = [
      { pretext: 'Pod failed', title: 'ErrImagePull', text: line, fields, fallback: 'not this' },
      { fallback: 'and a summary' },
    ];
    assert.deepEqual(read({ attachments }).split('\n'), [
      'Pod failed',
      'ErrImagePull',
      line,
      'Image',
      'contosoprod.azurecr.io/shop:1',
      'and a summary',
    ]);
  });

  it('is read once where the plain text says it, too', () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: `*${line}*` } }];
    assert.equal(read({ text: `Alert: ${line}`, blocks }), `Alert: ${line}`);
  });

  it('is the plain text alone where a person wrote it', () => {
    const attachments = [{ title: 'Preview of a page', from_url: 'https://example.com' }];
    assert.equal(read({ bot_id: undefined, text: line, attachments }), line);
    assert.equal(read({ bot_id: undefined, text: '', attachments: [{ text: line }] }), line);
  });

  it('is read whatever stands there', () => {
    let deep: unknown = { type: 'mrkdwn', text: 'x' };
    for (let level = 0; level < 10_000; level++) deep = { elements: [deep] };
    for (const blocks of [null, 'text', [null, 7, 'a', [['b']]], [deep]]) read({ blocks, attachments: blocks });
  });
});
