import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluateCondition } from '../../../src/checks/access/condition.ts';
import { covers } from '../../../src/checks/access/covers.ts';

const registries = 'Microsoft.ContainerRegistry/registries';
const read = `${registries}/repositories/content/read`;
const write = `${registries}/repositories/content/write`;
const name = `@Request[${registries}/repositories:name]`;

function forReading(comparison: string): string {
  return `((!(ActionMatches{'${read}'}) AND !(ActionMatches{'${registries}/repositories/metadata/read'})) OR (${comparison}))`;
}

const table: readonly [condition: string, repository: string | undefined, truth: string][] = [
  [forReading(`${name} StringEqualsIgnoreCase 'team/app'`), 'Team/App', 'true'],
  [forReading(`${name} StringEquals 'team/app'`), 'team/other', 'false'],
  [forReading(`${name} StringEquals 'team/app'`), undefined, 'unknown'],
  [forReading(`${name} StringStartsWith 'team/'`), 'team/app', 'true'],
  [forReading(`${name} StringStartsWith 'backend'`), 'backend-infra/x', 'true'],
  [forReading(`${name} StringLike 'team/*/api'`), 'team/red/api', 'true'],
  [forReading(`${name} StringLike 'team/?'`), 'team/ab', 'false'],
  [forReading(`${name} StringNotEquals 'team/app'`), 'team/app', 'false'],
  [forReading(`${name} StringEquals 'a' OR ${name} StringEquals 'b'`), 'b', 'true'],
  [forReading(`${name} ForAnyOfAnyValues:StringEqualsIgnoreCase {'a', 'b'}`), 'B', 'true'],
  [forReading(`${name} ForAllOfAnyValues:StringEquals {'a', 'b'}`), 'a', 'unknown'],
  [forReading(`@Resource[Microsoft.Storage/accounts:name] StringEquals 'a'`), 'a', 'unknown'],
  [forReading(`${name} StringMatchesMoon 'a'`), 'a', 'unknown'],
  [forReading(`@Environment[utcNow] DateTimeLessThan '2027-01-01'`), 'a', 'unknown'],
  ["ExistsSomehow{'a'}", 'a', 'unknown'],
  ['', 'a', 'unknown'],
  ["(ActionMatches{'x'}", 'a', 'unknown'],
  ["ActionMatches{'x'} junk%", 'a', 'unknown'],
  ['('.repeat(20_000), 'a', 'unknown'],
];

describe('The condition of a role assignment', () => {
  for (const [condition, repository, truth] of table) {
    it(`is ${truth} for ${repository} in ${condition.slice(-70)}`, () => {
      assert.equal(evaluateCondition(condition, { action: read, ...(repository ? { repository } : {}) }), truth);
    });
  }

  it('leaves other actions alone', () => {
    const condition = forReading(`${name} StringEquals 'team/app'`);
    assert.equal(evaluateCondition(condition, { action: write, repository: 'base/node' }), 'true');
  });

  it('is never true where it is not understood, whatever stands there', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '!',
      'AND',
      'OR',
      '{',
      '}',
      ',',
      "'a'",
      name,
      'StringEquals',
      'ActionMatches',
      'x',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        assert.ok(['true', 'false', 'unknown'].includes(evaluateCondition(pieces.join(' '), { action: read })));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(evaluateCondition(`${text}\u0000`, { action: read, repository: 'a' }), 'unknown');
      }),
    );
  });
});

describe('A pattern of a role', () => {
  it('covers what its stars stand for, and nothing else', () => {
    assert.ok(covers('*', read));
    assert.ok(covers('*/READ', read));
    assert.ok(covers(`${registries}/*/read`, read));
    assert.ok(covers('a*b*c', 'a1b2c'));
    assert.ok(!covers('a*b*c', 'a1c2b'));
    assert.ok(!covers('*/write', read));
    assert.ok(!covers('ab*ba', 'aba'));
    assert.ok(!covers(`${registries}/pull`, `${registries}/pull/read`));
  });
});
