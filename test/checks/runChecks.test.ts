import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Check, CheckContext, LocatingCheck } from '../../src/checks/check.ts';
import { createReporter } from '../../src/checks/createReporter.ts';
import { runChecks } from '../../src/checks/runChecks.ts';
import type { Finding } from '../../src/conversation/case.ts';
import { brief, fakeAzure, given, healthyRegistry, place } from './fakeAzure.ts';

const card = { id: 'K00', permissions: [], applies: () => true };

function says(name: string, run: (context: CheckContext) => Promise<void> | void = () => undefined): Check {
  const report = createReporter({ id: 'K00', name });
  return {
    ...card,
    name,
    run: async (context) => {
      await run(context);
      return [report.ok(`check.${name}.done`)];
    },
  };
}

const locating: LocatingCheck = {
  ...card,
  name: 'first',
  locate: async () => ({
    findings: [
      createReporter({ id: 'K00', name: 'first' }).ok('check.first.done', {}, { observed: { region: 'westeurope' } }),
    ],
    found: { place, registry: healthyRegistry },
  }),
};

function round(more: { readonly onFinding?: (finding: Finding) => void; readonly deadlineMilliseconds?: number } = {}) {
  const facts = given({ registry: 'contosoprod', region: 'unknown' });
  return { azure: fakeAzure(), facts, signatures: ['authentication-required'], now: '2026-08-20T10:00:00Z', ...more };
}

const never = () => new Promise<void>(() => undefined);
const names = (findings: readonly Finding[]) => findings.map(({ check }) => check);

describe('runChecks', () => {
  it('gives the later checks what the locating ones found and saw', async () => {
    const contexts: CheckContext[] = [];
    const check = says('later', (context) => void contexts.push(context));
    await runChecks(round(), { locating: [locating], sideBySide: [check] });
    assert.equal(contexts[0]?.place, place);
    assert.equal(contexts[0]?.registry, healthyRegistry);
    assert.deepEqual(contexts[0]?.facts.region, { value: 'westeurope', origin: 'observed' });
  });

  it('runs checks side by side and reports each as it ends', async () => {
    const opened = Promise.withResolvers<void>();
    const slow = says('slow', () => opened.promise);
    const quick = says('quick', () => opened.resolve());
    const told: string[] = [];
    const findings = await runChecks(round({ onFinding: ({ check }) => told.push(check) }), {
      locating: [locating],
      sideBySide: [slow, quick],
    });
    assert.deepEqual([...told].sort(), ['first', 'quick', 'slow']);
    assert.deepEqual(told, names(findings));
    assert.equal(told[0], 'first');
  });

  it('calls what is not done at the deadline unknown, late', async () => {
    const findings = await runChecks(round({ deadlineMilliseconds: 20 }), {
      locating: [locating],
      sideBySide: [says('hanging', never), says('quick')],
    });
    assert.deepEqual(brief(findings), ['ok done', 'ok done', 'unknown late']);
    assert.equal(findings[2]?.check, 'hanging');
  });

  it('goes on where a locating check hangs, with what needs no registry', async () => {
    const hanging: LocatingCheck = { ...locating, locate: () => new Promise(() => undefined) };
    const needy: Check = { ...says('needy'), applies: ({ registry }) => registry !== undefined };
    const findings = await runChecks(round({ deadlineMilliseconds: 20 }), { locating: [hanging], sideBySide: [needy] });
    assert.deepEqual(brief(findings), ['unknown late']);
  });

  it('calls a check that breaks unknown, failed, wherever it breaks', async () => {
    const breaking = says('breaking', () => {
      throw new TypeError('a mistake');
    });
    const choosing: Check = {
      ...says('choosing'),
      applies: () => {
        throw new TypeError('a mistake');
      },
    };
    const findings = await runChecks(round(), { locating: [locating], sideBySide: [breaking, choosing, says('well')] });
    assert.deepEqual(brief(findings).slice().sort(), ['ok done', 'ok done', 'unknown failed', 'unknown failed']);
  });

  it('says nothing any more once it has ended', async () => {
    const told: string[] = [];
    const opened = Promise.withResolvers<void>();
    const slow = says('slow', () => opened.promise);
    await runChecks(
      round({ deadlineMilliseconds: 10, onFinding: ({ check, verdict }) => told.push(`${check} ${verdict}`) }),
      {
        locating: [],
        sideBySide: [slow],
      },
    );
    opened.resolve();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(told, ['slow unknown']);
  });

  it('leaves no timer behind', async () => {
    const clock = sinon.useFakeTimers();
    try {
      await runChecks(round(), { locating: [locating], sideBySide: [says('quick')] });
      assert.equal(clock.countTimers(), 0);
    } finally {
      clock.restore();
    }
  });

  it('reads nothing where no registry is known', async () => {
    const azure = new Proxy(fakeAzure(), {
      get: () => () => assert.fail('Nothing is to be read.'),
    });
    const findings = await runChecks({ ...round(), azure, facts: {} });
    assert.deepEqual(findings, []);
  });
});
