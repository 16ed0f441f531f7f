import assert from 'node:assert/strict';
import { createUnknownEvents } from '../../src/channels/unknownEvents.ts';

describe('Events that a channel does not know', () => {
  it('are each counted, and told to the operator once, and when they are ten, a hundred, a thousand of a kind', () => {
    const [counted, told]: [string[], unknown[]] = [[], []];
    const note = createUnknownEvents('slack', {
      report: ({ where, error }) => told.push([where, (error as { code?: string }).code]),
      unknownEvent: (channel) => counted.push(channel),
    });
    for (let count = 0; count < 150; count++) note('team_join');
    note('reaction_added');
    assert.equal(counted.length, 151);
    assert.deepEqual([...new Set(counted)], ['slack']);
    const codes = ['team_join: 1', 'team_join: 10', 'team_join: 100', 'reaction_added: 1'];
    assert.deepEqual(
      told,
      codes.map((code) => ['slack: event', code]),
    );
  });

  it('do not fill the memory or the log, whatever they call themselves', () => {
    const codes: string[] = [];
    const note = createUnknownEvents('teams', { report: ({ error }) => codes.push((error as { code: string }).code) });
    for (let count = 0; count < 5000; count++) note(`invented ${count} <${'x'.repeat(5000)}>\n`);
    assert.ok(codes.length < 110, String(codes.length));
    assert.ok(codes.every((code) => code.length < 80 && !/[<\n]/.test(code)));
  });
});
