import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createAdvance } from '../../src/conversation/createAdvance.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { redact } from '../../src/redaction/redact.ts';
import { parseScenario } from './parseScenario.ts';
import { runScenario } from './runScenario.ts';

const folder = import.meta.dirname;

describe('scenarios: whole conversations over the real content', () => {
  const content = loadContent();
  const stage = { advance: createAdvance(content, createReader(content)), redact };
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
    it(name.replace('.txt', ''), async () => {
      await runScenario(parseScenario(readFileSync(path.join(folder, name), 'utf8')), stage);
    });
  }
});
