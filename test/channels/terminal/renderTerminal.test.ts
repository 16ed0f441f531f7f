import assert from 'node:assert/strict';
import fc from 'fast-check';
import { renderTerminal, terminalStyle } from '../../../src/channels/terminal/renderTerminal.ts';
import { assertGolden } from '../golden.ts';
import { goldenMessages } from '../messages.ts';
import { anyMessage } from '../randomMessages.ts';

describe('the terminal renderer', () => {
  for (const [name, golden] of Object.entries(goldenMessages)) {
    it(`renders ${name} as its golden file says`, () => {
      assertGolden(`${name}.terminal.txt`, renderTerminal(golden, { width: 80, colour: false }));
    });
  }

  it('uses colour only at a terminal, and not where NO_COLOR is set', () => {
    assert.equal(terminalStyle({}, 120).colour, true);
    assert.equal(terminalStyle({ NO_COLOR: '1' }, 120).colour, false);
    assert.equal(terminalStyle({}, undefined).colour, false);
  });

  it('says the same with and without colour', () => {
    for (const message of Object.values(goldenMessages)) {
      const coloured = renderTerminal(message, { width: 80, colour: true });
      assert.match(coloured, /\u001b\[/);
      assert.equal(coloured.replace(/\u001b\[\d*m/g, ''), renderTerminal(message, { width: 80, colour: false }));
    }
  });

  it('never wraps a command', () => {
    const code = `az acr show --name contosoprod ${'--query id '.repeat(20).trim()}`;
    const shown = renderTerminal(
      { language: 'en', parts: [{ kind: 'code', shell: 'bash', code }] },
      { width: 40, colour: false },
    );
    assert.ok(shown.includes(code));
  });

  it('passes no control character of a message to the terminal', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        assert.doesNotMatch(
          renderTerminal(message, { width: 80, colour: false }),
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/,
        );
      }),
    );
  });
});
