import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Known } from '../../src/conversation/diagnosis.ts';
import { expectedGain, nextQuestion } from '../../src/conversation/nextQuestion.ts';
import { cause, contentOf, given, guide, question, signature, sure } from './smallContent.ts';

const content = contentOf({
  signatures: [
    signature('refused', [
      { cause: 'for-users', weight: 5 },
      { cause: 'for-principals', weight: 5 },
      { cause: 'for-all', weight: 4 },
    ]),
    signature('clear', [
      { cause: 'for-users', weight: 10 },
      { cause: 'for-all', weight: 1 },
    ]),
  ],
  causes: [
    cause('for-users', { applies: { identity: ['user'] } }),
    cause('for-principals', { applies: { identity: ['service-principal'] } }),
    cause('for-all', { likelier: [{ when: { proxy: ['yes'] }, times: 12 }] }),
  ],
  guides: [guide('fix', [{ command: 'az acr show --name {registry}' }])],
  questions: [
    question('identity', ['user', 'service-principal', 'unknown']),
    question('proxy', ['yes', 'no', 'unknown']),
    question('colleague', ['works', 'fails', 'unknown']),
    question('registry', ['unknown'], { typed: 'registry' }),
    question('secretKind', ['value', 'id'], { when: { identity: ['service-principal'] } }),
  ],
});

const start: Known = { matches: sure('refused'), facts: {}, findings: [], failed: [] };
const next = (known: Partial<Known>, asked: readonly string[] = []) =>
  nextQuestion(content, { ...start, ...known }, asked)?.id;

describe('nextQuestion', () => {
  it('asks what best separates the causes that remain', () => {
    assert.equal(next({}), 'identity');
  });

  it('never asks for a known fact, nor twice, nor what separates nothing', () => {
    assert.equal(next({ facts: given({ identity: 'unknown', registry: 'contosodev' }) }), 'proxy');
    assert.equal(next({ facts: given({ registry: 'contosodev' }) }, ['identity']), 'proxy');
    assert.equal(next({ facts: given({ registry: 'contosodev', proxy: 'no' }) }, ['identity']), undefined);
  });

  it('asks for the registry where a command needs it and nothing better is left', () => {
    assert.equal(next({}, ['identity', 'proxy']), 'registry');
  });

  it('asks nothing where one cause clearly leads, and nothing where there is none', () => {
    assert.equal(next({ matches: sure('clear') }), undefined);
    assert.equal(next({ matches: [] }), undefined);
  });

  it('asks three questions at most', () => {
    assert.equal(next({}, ['a', 'b', 'c']), undefined);
  });

  it('asks a question under a condition only where that is known to hold', () => {
    const asked = ['identity', 'proxy', 'registry'];
    assert.equal(next({}, asked.slice(0, 2)), 'registry');
  });
});

describe('expectedGain', () => {
  it('is one bit where an answer decides between two, and none where it changes nothing', () => {
    assert.ok(
      Math.abs(
        expectedGain([
          [1, 0],
          [0, 1],
        ]) - 1,
      ) < 1e-9,
    );
    assert.ok(
      Math.abs(
        expectedGain([
          [1, 2],
          [1, 2],
        ]),
      ) < 1e-9,
    );
    assert.equal(expectedGain([]), 0);
    assert.equal(expectedGain([[0, 0]]), 0);
  });

  it('is never negative, and never more than what there was to know', () => {
    const table = fc.array(fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(table, (answers) => {
        const gain = expectedGain(answers);
        assert.ok(gain > -1e-9 && gain <= Math.log2(3) + 1e-9);
      }),
    );
  });
});

describe('nextQuestion where one cause leads', () => {
  const onlyIf = (fact: string, value: string) => ({ when: { [fact]: [value] } });
  const steps = [onlyIf('identity', 'user'), onlyIf('identity', 'service-principal'), onlyIf('proxy', 'yes')];
  const steered = contentOf({
    signatures: [signature('clear', [{ cause: 'only', weight: 10 }])],
    causes: [cause('only')],
    guides: [guide('fix', steps)],
    questions: [question('identity', ['user', 'service-principal', 'unknown']), question('proxy', ['yes', 'no'])],
  });
  const known: Known = { matches: sure('clear'), facts: {}, findings: [], failed: [] };

  it('asks for the fact that at least two of its steps hang on', () => {
    assert.equal(nextQuestion(steered, known, [])?.id, 'identity');
  });

  it('asks nothing once that is known or was asked', () => {
    assert.equal(nextQuestion(steered, { ...known, facts: given({ identity: 'user' }) }, []), undefined);
    assert.equal(nextQuestion(steered, known, ['identity']), undefined);
  });
});
