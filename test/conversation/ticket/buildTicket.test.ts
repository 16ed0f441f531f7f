import assert from 'node:assert/strict';
import { newCase } from '../../../src/conversation/storedCase.ts';
import { buildTicket } from '../../../src/conversation/ticket/buildTicket.ts';
import { ticketSchema } from '../../../src/conversation/ticket/ticket.ts';
import { content, making, someCase, values } from './someCase.ts';

const ticket = buildTicket(content, someCase, values, making);
const text = ticket.rendered[0]!.text;
const lines = text.split('\n');

describe('a ticket', () => {
  it('is as published', () => {
    assert.deepEqual(ticketSchema.parse(JSON.parse(JSON.stringify(ticket))), ticket);
  });

  it('tells which registry it is, by its own id where that was seen', () => {
    const resourceId =
      '/subscriptions/22222222-aaaa-4bbb-8ccc-000000000002/resourceGroups/rg-images/providers/Microsoft.ContainerRegistry/registries/contosodev';
    assert.deepEqual(ticket.registry, {
      name: 'contosodev',
      loginServer: 'contosodev.azurecr.io',
      resourceId,
      region: 'westeurope',
    });
    assert.ok(lines.includes(`Registry: ${resourceId} (westeurope)`));
  });

  it('leaves out the id of a subscription that was only pasted: it may be the wrong one', () => {
    const { subscriptionId, ...facts } = someCase.facts;
    const pasted = { ...facts, subscriptionId: { ...subscriptionId!, origin: 'pasted' as const } };
    assert.equal(buildTicket(content, { ...someCase, facts: pasted }, values, making).registry?.resourceId, undefined);
  });

  it('tells the first and the last failure in UTC, of times that have a zone, and makes none up', () => {
    assert.equal(ticket.firstFailedAt, '2026-11-24T07:58:00Z');
    assert.equal(ticket.lastFailedAt, '2026-11-24T07:59:30Z');
    const { paste: _, ...pasteless } = someCase;
    const without = buildTicket(content, pasteless, values, making);
    assert.equal(without.firstFailedAt, undefined);
    assert.ok(without.missing.includes('Time of failure'));
  });

  it('has every check with its time, what was ruled out, what was tried, and what could not be seen', () => {
    assert.deepEqual(
      ticket.checks.map(({ check, verdict, at }) => [check, verdict, at]),
      [
        ['registry-state', 'ok', '2026-11-24T08:03:00.000Z'],
        ['roles', 'unknown', someCase.updatedAt],
      ],
    );
    assert.deepEqual(ticket.ruledOut, [{ cause: 'blocked', title: 'Cause blocked' }]);
    assert.deepEqual(
      ticket.tried.map(({ cause, outcome }) => [cause, outcome]),
      [
        ['expired', 'failed'],
        ['no-role', 'unknown'],
      ],
    );
    assert.deepEqual(ticket.notChecked, ['role assignments: Azure asked to slow down, so I did not see it']);
    assert.ok(lines.includes('- Cause expired: its steps did not help'));
  });

  it('names the ids under which others find the same failure, those of the checks included', () => {
    assert.deepEqual(
      ticket.correlationIds.map(({ value }) => value),
      ['33333333-aaaa-4bbb-8ccc-000000000003', '11111111-aaaa-4bbb-8ccc-000000000001'],
    );
  });

  it('names what is missing: what support asks for, and which identity it is', () => {
    assert.ok(ticket.missing.includes('Client address'));
    assert.ok(ticket.missing.includes('Application ID'));
    assert.ok(!ticket.missing.includes('Registry'));
  });

  it('says why this severity, and that the asker chose another one', () => {
    assert.equal(ticket.severityReason, 'it stops several people or pipelines');
    const other = buildTicket(content, someCase, { ...values, severity: 'critical' }, making);
    assert.equal(other.severity, 'critical');
    assert.match(other.severityReason, /^chosen by the asker; what is known speaks for B/);
  });

  it('is in the asker’s language and in English, and in English alone where that is theirs', () => {
    assert.deepEqual(
      ticket.rendered.map(({ language }) => language),
      ['en'],
    );
    const czech = buildTicket(content, { ...someCase, language: 'cs' }, values, making);
    assert.deepEqual(
      czech.rendered.map(({ language }) => language),
      ['cs', 'en'],
    );
    assert.match(czech.rendered[0]!.text, /Dopad: Víc lidí nebo pipeline/);
    assert.equal(czech.rendered[1]!.text, text);
  });

  it('keeps the whole error, with the line that decided', () => {
    assert.equal(ticket.error?.line, 'line of refused');
    assert.ok(text.endsWith(someCase.paste!));
  });

  it('says the same in Markdown', () => {
    const words = (one: string) => one.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
    const markdown = ticket.rendered[0]!.markdown.replaceAll('```text', '').replace(/^## /, 'Title: ');
    assert.equal(words(markdown), words(text));
  });

  it('is made of an empty case, too: nothing is known, and nothing is claimed', () => {
    const empty = newCase({ kind: 'choice', choice: 'x', at: making.at, addressed: true });
    const nearlyEmpty = buildTicket(content, empty, { ...values, description: 'The portal is empty.' }, making);
    assert.ok(ticketSchema.safeParse(nearlyEmpty).success);
    for (const name of ['registry', 'error', 'suspected', 'identity', 'firstFailedAt'] as const)
      assert.equal(nearlyEmpty[name], undefined);
  });
});
