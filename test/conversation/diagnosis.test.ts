import assert from 'node:assert/strict';
import { type Known, rankCauses } from '../../src/conversation/diagnosis.ts';
import { cause, contentOf, given, signature, sure } from './smallContent.ts';

const content = contentOf({
  signatures: [
    signature('refused', [
      { cause: 'wrong-password', weight: 6 },
      { cause: 'no-role', weight: 5 },
      { cause: 'login-over', weight: 4, when: { operation: ['pull'] } },
    ]),
    signature('expired', [{ cause: 'secret-over', weight: 9 }], {
      proves: 'secret-over',
      wordings: { exact: ['line of expired'], shared: [], weak: [] },
    }),
    signature('admin-off', [{ cause: 'admin-user-off', weight: 7 }]),
  ],
  causes: [
    cause('wrong-password'),
    cause('no-role', {
      applies: { identity: ['user', 'service-principal'] },
      likelier: [{ when: { lastSuccess: ['never'] }, times: 3, because: { en: 'It is new.', cs: 'Je to nové.' } }],
    }),
    cause('login-over'),
    cause('secret-over', { applies: { identity: ['service-principal'] } }),
    cause('admin-user-off'),
  ],
});

const nothing: Known = { matches: sure('refused'), facts: {}, findings: [], failed: [] };
const rank = (known: Partial<Known>) => rankCauses(content, { ...nothing, ...known });
const ids = (known: Partial<Known>) => rank(known).map(({ cause: { id } }) => id);

const seen = { phrase: 'check.unknown.busy', values: {} };

function finding(confirms: readonly string[], rulesOut: readonly string[]) {
  return { check: 'roles', code: 'K10', verdict: 'problem' as const, reason: seen, confirms, rulesOut };
}

describe('rankCauses', () => {
  it('ranks by the weights of the signature; a condition that is open counts half', () => {
    assert.deepEqual(ids({}), ['wrong-password', 'no-role', 'login-over']);
    const shares = rank({}).map(({ share }) => share);
    assert.ok(Math.abs(shares[2]! - 2 / 13) < 1e-9);
    assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
  });

  it('leaves out a cause whose condition is broken, and one that a fact rules out', () => {
    assert.deepEqual(ids({ facts: given({ operation: 'push', identity: 'admin-user' }) }), ['wrong-password']);
  });

  it('does not take "not sure" for an answer that rules out', () => {
    assert.ok(ids({ facts: given({ identity: 'unknown' }) }).includes('no-role'));
  });

  it('lets known facts make a cause likelier and says why', () => {
    const first = rank({ facts: given({ lastSuccess: 'never' }) })[0]!;
    assert.equal(first.cause.id, 'no-role');
    assert.ok(first.evidence.some((one) => one.kind === 'reason' && one.for && one.because.en === 'It is new.'));
  });

  it('lets what a check suspects be likelier, with the finding as evidence, without confirming it', () => {
    const suspicion = { ...finding([], []), suspects: ['no-role'] };
    const before = rank({}).find(({ cause }) => cause.id === 'no-role')!;
    const after = rank({ findings: [suspicion] }).find(({ cause }) => cause.id === 'no-role')!;
    assert.ok(after.share > before.share);
    assert.notEqual(after.certainty, 'confirmed');
    assert.deepEqual(after.evidence[0], { for: true, kind: 'finding', check: 'roles', reason: seen });
  });

  it('puts what a check confirms before everything that is only likely, however likely', () => {
    const ranking = rank({ findings: [finding(['admin-user-off'], [])], facts: given({ lastSuccess: 'never' }) });
    assert.deepEqual([ranking[0]?.cause.id, ranking[0]?.certainty], ['admin-user-off', 'confirmed']);
  });

  it('takes a signature that proves its cause for confirmed, also against a guessed fact', () => {
    const first = rank({ matches: sure('refused', 'expired'), facts: given({ identity: 'user' }) })[0]!;
    assert.equal(first.cause.id, 'secret-over');
    assert.equal(first.certainty, 'confirmed');
  });

  it("does not take people's own words for a proof", () => {
    const matches = [{ signature: 'expired', band: 'sure' as const, line: 'it has probably expired' }];
    assert.equal(rank({ matches })[0]!.certainty, 'likely');
  });

  it('does not take a mere hint for a proof', () => {
    const matches = [{ signature: 'expired', band: 'unsure' as const, line: '' }];
    assert.notEqual(rank({ matches })[0]!.certainty, 'confirmed');
  });

  it('lets the first signature count more than the ones that it explains', () => {
    assert.equal(ids({ matches: sure('admin-off', 'refused') })[0], 'admin-user-off');
    assert.equal(ids({ matches: sure('refused', 'admin-off') })[0], 'wrong-password');
  });

  it('puts first what a check confirmed, even where no text names it', () => {
    const first = rank({ findings: [finding(['admin-user-off'], ['wrong-password'])] })[0]!;
    assert.equal(first.cause.id, 'admin-user-off');
    assert.equal(first.certainty, 'confirmed');
    assert.deepEqual(first.evidence, [{ for: true, kind: 'finding', check: 'roles', reason: seen }]);
  });

  it('leaves out what a check ruled out, also where the text seemed to prove it', () => {
    assert.deepEqual(ids({ matches: sure('expired'), findings: [finding([], ['secret-over'])] }), []);
  });

  it('puts what was tried in vain last, and never calls the remainder surer for it', () => {
    const ranking = rank({ failed: ['wrong-password'] });
    assert.deepEqual(
      ranking.map(({ cause: { id } }) => id),
      ['no-role', 'login-over', 'wrong-password'],
    );
    assert.ok(ranking.at(-1)!.evidence.some(({ kind }) => kind === 'failed'));
    assert.equal(ranking.at(-1)!.certainty, 'possible');
  });

  it('calls a clear leader likely', () => {
    assert.equal(rank({ matches: sure('admin-off') })[0]!.certainty, 'likely');
    assert.equal(rank({})[0]!.certainty, 'possible');
  });

  it('knows nothing of signatures that the content has lost', () => {
    assert.deepEqual(ids({ matches: sure('gone') }), []);
  });
});
