import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { signatureHeader, signatureOf, timestampHeader } from '../../src/tickets/signature.ts';
import { secret } from './thrownBy.ts';

const readme = readFileSync(path.resolve(import.meta.dirname, '../../manifest/helpdesk/README.md'), 'utf8');

type Verify = (secret: string, headers: Record<string, string>, body: Buffer) => boolean;

describe('The guide for other systems', () => {
  it('shows how to verify what the assistant sends', async () => {
    const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readme) ?? [];
    const module: { isFromAssistant: Verify } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
    const body = Buffer.from('{"title":"Přístup odepřen"}');
    const headersAt = (time: number, by = secret) => ({
      [timestampHeader]: String(time),
      [signatureHeader]: signatureOf(by, String(time), body),
    });
    const now = Math.floor(Date.now() / 1000);
    assert.ok(module.isFromAssistant(secret, headersAt(now), body));
    assert.ok(!module.isFromAssistant(secret, headersAt(now, 'another'), body));
    assert.ok(!module.isFromAssistant(secret, headersAt(now - 301), body));
    assert.ok(!module.isFromAssistant(secret, headersAt(now + 302), body));
    assert.ok(!module.isFromAssistant(secret, headersAt(now), Buffer.from('{}')));
    assert.ok(!module.isFromAssistant(secret, {}, body));
  });
});
