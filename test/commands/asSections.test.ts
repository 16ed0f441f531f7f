import assert from 'node:assert/strict';
import { renderBlocks } from '../../src/channels/slack/renderBlocks.ts';
import { asSections } from '../../src/commands/asSections.ts';
import { goldenMessages } from '../channels/messages.ts';

describe('The blocks of the demo', () => {
  const shown = JSON.stringify(
    asSections(JSON.parse(JSON.stringify(renderBlocks(goldenMessages['diagnosis-en']!).blocks))),
  );

  it('say with sections what rich text says', () => {
    assert.doesNotMatch(shown, /rich_text/);
    for (const text of [
      '• *For:* you sign in as a `service principal`',
      '> *Note:* A new role',
      '|Microsoft’s page>',
    ]) {
      assert.ok(shown.includes(text), text);
    }
    assert.ok(shown.includes('`az role assignment create'));
  });

  it('keep headers and buttons', () => {
    assert.match(shown, /"type":"header".*"type":"actions"/);
  });
});
