import assert from 'node:assert/strict';
import { readPressed } from '../../../src/channels/teams/pressed.ts';

function valuesOf(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const pressed = readPressed({ form: 'ticket:1', card: 'c', ...fields });
  assert.ok(pressed?.kind === 'form');
  return pressed.values;
}

describe('a form in Teams', () => {
  it('gives its values by their fields', () => {
    assert.deepEqual(valuesOf({ 'field-impact': 'the shop is\u200b down', 'field-severity': 'critical', other: 'x' }), {
      impact: 'the shop is down',
      severity: 'critical',
    });
  });

  it('is read only in part where it is larger than any form: the data of a press can be made up', () => {
    const long = valuesOf({ 'field-impact': 'x'.repeat(250_000) });
    assert.equal(long.impact?.length, 10_000);
    const names = Array.from({ length: 5000 }, (_, at) => [`field-f${at}`, 'x']);
    assert.equal(Object.keys(valuesOf(Object.fromEntries(names))).length, 10);
    assert.deepEqual(valuesOf({ 'field-': 'x', 'field-a b': 'x', 'field-__proto__': 'x', 'field-n': 7 }), {});
  });
});
