import assert from 'node:assert/strict';
import type { CaseState } from '../../src/conversation/case.ts';
import { ticketParts, ticketText } from '../../src/conversation/say/ticket.ts';
import { createVoice } from '../../src/conversation/say/voice.ts';
import { newCase } from '../../src/conversation/storedCase.ts';
import type { Redacted } from '../../src/redaction/redacted.ts';
import { cause, contentOf, given, signature, sure } from './smallContent.ts';

const content = contentOf({
  signatures: [
    signature('refused', [
      { cause: 'no-role', weight: 5 },
      { cause: 'blocked', weight: 3 },
    ]),
  ],
  causes: [cause('no-role'), cause('blocked', { team: 'network-team' })],
});
const voice = createVoice(content, 'en');
const state: CaseState = {
  ...newCase({ kind: 'choice', choice: 'x', at: '2026-11-24T08:00:00.000Z', addressed: true }),
  updatedAt: '2026-11-24T08:05:00.000Z',
  matches: sure('refused'),
  paste: 'line of refused «secret 1»' as Redacted,
  facts: given({ registry: 'contosodev', identity: 'unknown', environment: 'aks' }),
  shown: 'no-role',
};

describe('the ticket', () => {
  it('keeps apart what is known, what is not, the suspicion, what was tried, and the error', () => {
    const lines = ticketText(state, voice, []).split('\n');
    assert.equal(lines[0], 'Title: [ACR] contosodev.azurecr.io – The text says refused');
    assert.equal(lines[1], 'For: owners of the registry');
    assert.match(lines[2]!, /^Suggested severity: B/);
    assert.ok(lines.includes('- Registry: contosodev – said by the asker'));
    assert.ok(lines.some((line) => line.startsWith('Not known:') && line.includes('Sign-in')));
    assert.ok(lines.includes('Suspected cause: Cause no-role (possible, not confirmed)'));
    assert.deepEqual(lines.slice(-2), ['Error (secrets removed):', 'line of refused «secret 1»']);
  });

  it('has no place for a registry that is not known in its title', () => {
    const [title] = ticketText({ ...state, facts: {} }, voice, []).split('\n');
    assert.equal(title, 'Title: [ACR] The text says refused');
  });

  it('goes to the team of the next cause once the first was tried in vain, and says so', () => {
    const tried = { ...state, failed: ['no-role'] };
    assert.ok(ticketText(tried, voice, []).includes('- Cause no-role: its steps did not help'));
    const parts = ticketParts(tried, voice);
    assert.match(JSON.stringify(parts[0]), /network team/);
  });

  it('tells what the checks saw', () => {
    const finding = {
      check: 'roles',
      verdict: 'unknown' as const,
      code: 'K10',
      reason: { phrase: 'check.unknown.busy', values: {} },
      confirms: [],
      rulesOut: [],
    };
    const text = ticketText({ ...state, findings: [finding] }, voice, []);
    assert.ok(text.includes('- role assignments: Azure asked to slow down'));
  });

  it('quotes the part of a long paste that decided, within one block of code', () => {
    const paste = `${'noise\n'.repeat(900)}line of refused\n${'more\n'.repeat(900)}` as Redacted;
    const text = ticketText({ ...state, paste }, voice, []);
    assert.ok(text.length <= 2600);
    assert.ok(text.includes('line of refused'));
  });

  it('says that it is nearly empty where nothing is known', () => {
    const empty = newCase({ kind: 'choice', choice: 'x', at: '2026-11-24T08:00:00.000Z', addressed: true });
    assert.match(JSON.stringify(ticketParts(empty, voice)), /Nothing is known yet/);
  });
});
