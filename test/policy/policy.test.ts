import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { fitsPattern } from '../../src/conversation/look.ts';
import { auditLine } from '../../src/policy/auditLine.ts';
import { createBudget } from '../../src/policy/createBudget.ts';
import { type Asker, type Permit, patternsFor, permitFor } from '../../src/policy/decide.ts';
import { PolicyError, readPolicy } from '../../src/policy/policy.ts';

const example = path.resolve(import.meta.dirname, '../../manifest/azure/policy.example.yaml');
const policy = readPolicy(readFileSync(example, 'utf8'), 'policy.example.yaml');

const engineer = '22222222-aaaa-4bbb-8ccc-000000000001';
const anna: Asker = { channel: 'teams', thread: '19:abc@thread.tacv2;messageid=1', person: 'anna' };
const inSupport: Asker = { channel: 'slack', thread: 'C0123456789/17.1', person: 'U1' };
const elsewhere: Asker = { ...inSupport, thread: 'C9999999999/17.1' };
const helpdesk: Asker = { ...anna, person: engineer };
const helpdeskInSlack: Asker = { ...elsewhere, person: 'U0123456789' };
const stranger: Asker = { channel: 'slack', thread: 'D1', person: engineer };
const terminal: Asker = { channel: 'terminal', thread: 'anna', person: engineer };

describe('the policy', () => {
  /** Every actor at every registry: who it is, and what the example lets them have looked at. */
  const matrix: readonly [string, Asker, Readonly<Record<string, Permit>>][] = [
    ['somebody on Teams', anna, { contosoprod: 'with-own-read', contosodev: 'with-own-read', fabrikamhub: 'no' }],
    ['somebody in the support channel', inSupport, { contosodev: 'yes', contosotest: 'yes', contosoprod: 'no' }],
    ['somebody in another channel', elsewhere, { contosodev: 'no', contosoprod: 'no', fabrikamhub: 'no' }],
    ['an engineer on Teams', helpdesk, { contosoprod: 'yes', fabrikamhub: 'yes', northwindreg: 'yes' }],
    ['an engineer on Slack', helpdeskInSlack, { contosoprod: 'yes', fabrikamhub: 'yes' }],
    ["somebody on Slack with an engineer's id of Teams", stranger, { contosodev: 'no', fabrikamhub: 'no' }],
    ['a guest in the support channel', { ...inSupport, isGuest: true }, { contosodev: 'no', contosotest: 'no' }],
    ['the terminal', terminal, { contosodev: 'no', fabrikamhub: 'no' }],
  ];
  for (const [who, asker, permits] of matrix) {
    it(`gives ${who} what its rules say`, () => {
      for (const [registry, permit] of Object.entries(permits)) {
        assert.equal(permitFor(policy, asker, registry), permit, registry);
        assert.equal(fitsPattern(registry, patternsFor(policy, asker)), permit !== 'no', registry);
      }
    });
  }

  it('names the line of every mistake, and is then refused as a whole', () => {
    const wrong: readonly [string, RegExp][] = [
      ['rules: []', /^p\.yaml:1 rules/],
      ['rules:\n  - registries: [contoso*]\n', /^p\.yaml:2 rules\.0\.where/],
      ['rules:\n  - registries: [contoso*]\n    where: [mail]\n', /^p\.yaml:3 .*is not teams, slack or terminal/],
      ['rules:\n  - registries: ["a.b"]\n    where: [teams]\n', /^p\.yaml:2 .*is not the name of a registry/],
      ['rules:\n  - registries: [a]\n    where: [teams]\n    people: [anna]\n', /^p\.yaml:4 .*is not teams:/],
      [
        'rules:\n  - registries: [a]\n    where: [teams, slack]\n    requireOwnRead: true\n',
        /^p\.yaml:4 .*Teams alone/,
      ],
      ['rules:\n  - registries: [a]\n    where: [teams]\n    poeple: [x]\n', /^p\.yaml:2 .*poeple/],
      ['runsPerHour: 0\nrules:\n  - registries: [a]\n    where: [teams]\n', /^p\.yaml:1 runsPerHour/],
      ['rules: [', /^p\.yaml:1 /],
    ];
    for (const [yaml, message] of wrong) {
      assert.throws(
        () => readPolicy(yaml, 'p.yaml'),
        (error) => error instanceof PolicyError && message.test(error.message),
        yaml,
      );
    }
  });
});

describe('a pattern', () => {
  it('fits whole names, * standing for any characters', () => {
    const fitting = [
      ['contosoprod', 'contoso*'],
      ['contosoprod', '*prod'],
      ['contosoprod', 'c*o*prod'],
      ['ContosoProd', 'contosoprod'],
      ['abcab', 'ab*ab'],
    ] as const;
    const others = [
      ['contosoprod', 'contoso'],
      ['mycontosoprod', 'contoso*'],
      ['ab', 'ab*ab'],
      ['contosoprod', ''],
      ['abc', 'a*c*c'],
    ] as const;
    for (const [name, pattern] of fitting) assert.ok(fitsPattern(name, [pattern]), `${name} ${pattern}`);
    for (const [name, pattern] of others) assert.ok(!fitsPattern(name, [pattern]), `${name} ${pattern}`);
  });

  it('says what the regular expression of the same meaning says', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 });
    fc.assert(
      fc.property(letters, patterns, (name, pattern) => {
        const meant = new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(name);
        assert.equal(fitsPattern(name, [pattern]), meant, `${name} ${pattern}`);
      }),
    );
  });
});

describe('the budget', () => {
  it('allows so many looks of one person at one registry within any hour', () => {
    const { take } = createBudget(2);
    const minute = 60_000;
    const times = [0, 1, 2, 59, 61, 62, 63].map((at) => [at, take('anna', 'contosoprod', at * minute)]);
    assert.deepEqual(times, [
      [0, true],
      [1, true],
      [2, false],
      [59, false],
      [61, true],
      [62, true],
      [63, false],
    ]);
    assert.ok(take('anna', 'contosodev', 2 * minute));
    assert.ok(take('ben', 'contosoprod', 2 * minute));
  });

  it('allows one person five times as many at all registries together, whatever names they make up', () => {
    const { take } = createBudget(2);
    const taken = Array.from({ length: 30 }, (_, at) => take('anna', `contoso${at}`, at));
    assert.equal(taken.filter(Boolean).length, 10);
    assert.ok(take('ben', 'contoso29', 30));
    assert.ok(take('anna', 'contoso29', 3_600_000 + 30));
  });
});

describe('the line of the audit', () => {
  it('tells who looked where at what with which verdicts, and no value that was seen', () => {
    const reason = { phrase: 'check.network.no-address', values: { clientIp: '203.0.113.7' } };
    const finding = { check: 'network', code: 'K07', verdict: 'problem', reason, confirms: [], rulesOut: [] } as const;
    const findings = [{ ...finding, correlationId: 'c-1', observed: { region: 'westeurope' } }];
    const line = auditLine({ at: '2026-11-24T08:00:00.000Z', asker: anna, registry: 'contosoprod', findings });
    assert.deepEqual(JSON.parse(line), {
      level: 'audit',
      at: '2026-11-24T08:00:00.000Z',
      what: 'looked at a registry',
      channel: 'teams',
      thread: anna.thread,
      person: 'anna',
      registry: 'contosoprod',
      outcome: 'done',
      checks: ['network: problem'],
      correlationIds: ['c-1'],
    });
    assert.ok(!/203\.0|westeurope/.test(line));
    assert.ok(!line.includes('\n'));
  });
});
