import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { projectFolder } from '../../src/knowledge/load.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { redact } from '../../src/redaction/redact.ts';
import { realContent } from './smallContent.ts';

/** What people write in a support channel that is no trouble with signing in to an Azure registry. */
const own = [
  'thanks, that was it!',
  'new image is out: contosodev.azurecr.io/shop/web:2.4, please test',
  'who is on call this week?',
  'Error response from daemon: Get "https://ghcr.io/v2/": denied: denied',
  'toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
  'KeyVaultErrorException: Forbidden, the user does not have secrets get permission on key vault kv-contoso',
  'pod is in CrashLoopBackOff, OOMKilled again',
  'npm ERR! 401 Unauthorized - GET https://pkgs.dev.azure.com/contoso/_packaging/feed/npm/registry/left-pad',
  'už to funguje, díky moc',
  'zítra ve 14:00 přepínáme contosoprod.azurecr.io na privátní koncový bod',
  'kdo má přístup do produkční databáze?',
];

// Labelled messages may lie beside the project; they only add to those above.
const collection = path.resolve(projectFolder, '../shared/corpus/negatives.jsonl');

function collected(): string[] {
  if (!existsSync(collection)) return [];
  const lines = readFileSync(collection, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

describe('In a channel where nobody addressed it, the assistant', () => {
  const content = realContent();
  const advance = createAdvance(content, createReader(content));

  it('says nothing to what is no trouble of an Azure registry', () => {
    const spoke = [...own, ...collected()].filter((text) => {
      const event = { kind: 'message', at: '2026-11-24T08:00:00.000Z', addressed: false, ...redact(text) } as const;
      return advance(undefined, event).effects.length > 0;
    });
    assert.deepEqual(spoke, []);
  });
});
