import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Advance } from '../../../src/conversation/case.ts';
import { createAdvance } from '../../../src/conversation/createAdvance.ts';
import type { Ticket } from '../../../src/conversation/ticket/ticket.ts';
import { ticketJsonSchema } from '../../../src/conversation/ticket/ticketJsonSchema.ts';
import { createReader } from '../../../src/matching/createReader.ts';
import { redact } from '../../../src/redaction/redact.ts';
import { parseScenario } from '../../scenarios/parseScenario.ts';
import { runScenario } from '../../scenarios/runScenario.ts';
import { realContent } from '../smallContent.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const published = readFileSync(path.join(root, 'manifest/helpdesk/ticket.schema.json'), 'utf8');
const scenarios = path.join(root, 'test/scenarios');

async function ticketsOf(file: string): Promise<Ticket[]> {
  const advance = createAdvance(realContent(), createReader(realContent()));
  const sent: Ticket[] = [];
  const listening: Advance = (state, event) => {
    const outcome = advance(state, event);
    sent.push(...outcome.effects.flatMap((effect) => (effect.kind === 'submit-ticket' ? [effect.ticket] : [])));
    return outcome;
  };
  const lines = parseScenario(readFileSync(path.join(scenarios, file), 'utf8'));
  await runScenario(lines, { advance: listening, redact });
  return sent;
}

describe('manifest/helpdesk/ticket.schema.json', () => {
  it('is the schema of the program', () => {
    assert.equal(published, ticketJsonSchema(), 'write what ticketJsonSchema() gives into the file');
  });

  it('holds for the tickets of the scenarios', async () => {
    const schema = z.fromJSONSchema(JSON.parse(published));
    const files = readdirSync(scenarios).filter((file) => file.startsWith('ticket-'));
    const tickets = (await Promise.all(files.map(ticketsOf))).flat();
    assert.ok(tickets.length >= 4);
    for (const ticket of tickets) {
      const taken = schema.safeParse(JSON.parse(JSON.stringify(ticket)));
      assert.ok(taken.success, taken.error?.message);
      // Another version of it, or one with more than is published, is none.
      assert.ok(!schema.safeParse({ ...ticket, schema: 2 }).success);
      assert.ok(!schema.safeParse({ ...ticket, more: 1 }).success);
    }
  });
});
