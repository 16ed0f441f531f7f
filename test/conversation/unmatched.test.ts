import assert from 'node:assert/strict';
import type { ConversationEvent } from '../../src/conversation/case.ts';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { redact } from '../../src/redaction/redact.ts';
import { realContent } from './smallContent.ts';

const advance = createAdvance(realContent(), createReader(realContent()));

function notedOf(text: string, addressed = true) {
  const said = { kind: 'message', at: '2026-11-24T08:00:00.000Z', addressed, ...redact(text) } as const;
  return advance(undefined, said satisfies ConversationEvent).effects.filter(({ kind }) => kind === 'note-unmatched');
}

describe('what was recognised as nothing', () => {
  it('is noted without anything of the person, once it is an error that was asked about', () => {
    const [noted, ...more] = notedOf(
      'frobnicate: error: quota ledger for host build-17.contoso.com is out of step with 203.0.113.7',
    );
    assert.deepEqual(more, []);
    assert.ok(noted?.kind === 'note-unmatched');
    assert.match(noted.template, /error: quota/);
    assert.doesNotMatch(JSON.stringify(noted), /contoso|203\.0\.113\.7/);
    assert.equal(noted.language, 'en');
  });

  it('is not noted where nobody asked, where it is no error, or where something was recognised', () => {
    assert.deepEqual(notedOf('frobnicate: error: quota ledger is out of step', false), []);
    assert.deepEqual(notedOf('purple'), []);
    assert.deepEqual(notedOf('docker push x.azurecr.io/a\ndenied: requested access to the resource is denied'), []);
  });
});
