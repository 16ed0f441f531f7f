import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Incoming } from '../../src/assistant/incoming.ts';
import { readWorld } from '../../src/azure/recorded/world.ts';
import { type OpenDemo, openDemo } from '../../src/commands/recordedDemo/openDemo.ts';
import type { Message } from '../../src/messages/message.ts';
import { renderText } from '../../src/messages/text.ts';

const folder = path.resolve(import.meta.dirname, '../worlds/demo');
const worlds = readdirSync(folder).map((file) => readWorld(readFileSync(path.join(folder, file), 'utf8')));

/** One person's conversation with the demo: what is said to it, and what it says. */
function conversation(demo: OpenDemo, thread: string) {
  const said: Message[] = [];
  const common = {
    thread: { channel: 'teams' as const, id: thread },
    person: { id: 'anna', language: 'en' as const },
    at: new Date(),
    address: {},
    addressed: true,
  };
  const take = async (incoming: Incoming) => {
    said.length = 0;
    await demo.assistant.converse(incoming, async (message) => {
      said.push(message);
      return undefined;
    });
    return said.map(renderText).join('\n\n');
  };
  return {
    say: (text: string) => take({ ...common, id: randomUUID(), kind: 'message', text }),
    press: (choice: string) => take({ ...common, id: randomUUID(), kind: 'choice', choice }),
  };
}

describe('the demo', () => {
  let demo: OpenDemo;

  before(async () => {
    demo = await openDemo({ store: { dataFolder: 'memory://' }, retentionDays: 1, defaultLanguage: 'en' });
  });

  after(() => demo.close());

  for (const { registries, expected, case: met } of worlds) {
    const registry = registries[0]?.name ?? '';
    const cause = expected?.cause ?? undefined;

    it(`of ${registry} ${cause === undefined ? 'finds nothing wrong, and says so' : `names ${cause}, is mended, and turns green`}`, async () => {
      const { say, press } = conversation(demo, registry);
      await say(met?.paste ?? '');
      const seen = await say('check it');
      assert.ok(seen.includes(`I looked at ${registry}.azurecr.io`) || seen.includes('I am looking at'), seen);
      if (cause === undefined) {
        assert.ok(!seen.includes('Cause found'), seen);
        assert.ok(seen.includes('All I could look at is fine'), seen);
        assert.ok((await say('apply the fix (demo)')).includes('nothing to fix'));
        return;
      }
      assert.ok(seen.includes('Cause found:'), seen);
      assert.ok(seen.includes('[Apply the fix (demo)]'), seen);
      assert.ok((await say('check again')).includes('still sees the same'));
      assert.ok((await press('demo-fix')).includes('the fix is applied'));
      const again = await press('check-again');
      assert.ok(again.includes('The check is fine now'), again);
    });
  }
});
