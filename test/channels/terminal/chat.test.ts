import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { chat, typedChoice } from '../../../src/channels/terminal/chat.ts';
import { scriptedAssistant } from '../scriptedAssistant.ts';

async function talk(input: Readable & { isTTY?: boolean }): Promise<{ shown: string; said: string[] }> {
  const assistant = scriptedAssistant();
  const output = new PassThrough();
  const style = { width: 80, colour: false };
  await chat({ input, output, assistant, person: 'me', style });
  const said = assistant.received.map((incoming) =>
    incoming.kind === 'message' ? incoming.text : `#${incoming.kind === 'choice' ? incoming.choice : incoming.form}`,
  );
  return { shown: String(output.read()), said };
}

describe('the chat in the terminal', () => {
  it('takes a paste up to an empty line, then choices by number and by words', async () => {
    const { shown, said } = await talk(Readable.from(['line one\nline two\n\n2\n\nit works NOW\n']));
    assert.deepEqual(said, ['line one\nline two', '#sp', '#works']);
    assert.match(shown, /\[2\] Service principal/);
    assert.match(shown, /Done: Good to hear/);
  });

  it('takes lines that arrive together at a terminal as one message, even with empty lines', async () => {
    const input: PassThrough & { isTTY?: boolean } = new PassThrough();
    input.isTTY = true;
    setTimeout(() => input.write('first\r\n\r\nlast\r\n'), 10);
    setTimeout(() => input.write('second message\r\n'), 250);
    setTimeout(() => input.end(), 500);
    const { said } = await talk(input);
    assert.deepEqual(said, ['first\n\nlast', 'second message']);
  });

  it('reads a choice without regard to case and diacritics, and nothing else as one', () => {
    const choices = [{ id: 'a', label: 'Už to funguje' }];
    assert.equal(typedChoice(choices, ' uz to FUNGUJE ')?.id, 'a');
    assert.equal(typedChoice(choices, '[1]')?.id, 'a');
    assert.equal(typedChoice(choices, '2'), undefined);
    assert.equal(typedChoice(choices, 'funguje'), undefined);
  });
});
