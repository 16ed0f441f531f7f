import assert from 'node:assert/strict';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { reportMessage } from '../../src/conversation/say/reportMessage.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { redact } from '../../src/redaction/redact.ts';
import { realContent } from './smallContent.ts';

const content = realContent();
const read = createReader(content);

describe('A paste that is longer than what is read', () => {
  const noise = 'step done, nothing to see here\n'.repeat(4000);
  const { text } = redact(`${noise}unauthorized: authentication required, contosodev.azurecr.io\n${noise}`);
  const note = /read its beginning and its end. If the error stands in between/;

  it('is told to be shortened where nothing was recognised in it', () => {
    const event = { kind: 'message', at: '2026-11-24T08:00:00.000Z', addressed: true, language: 'en' } as const;
    const { effects } = createAdvance(content, read)(undefined, { ...event, text, secrets: [] });
    assert.match(JSON.stringify(effects), note);
  });

  it('is told to be shortened by the report, too', () => {
    const message = reportMessage(content, { reading: read(text), secrets: [], findings: [] }, 'en');
    assert.match(JSON.stringify(message), note);
  });
});
