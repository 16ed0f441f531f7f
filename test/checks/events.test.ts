import assert from 'node:assert/strict';
import type { Answer, LoginFailure, ServiceEvent } from '../../src/azure/port.ts';
import { loginEvents } from '../../src/checks/loginEvents.ts';
import { serviceHealth } from '../../src/checks/serviceHealth.ts';
import { brief, contextOf, fakeAzure, findingsOf, found } from './fakeAzure.ts';

describe('login-events', () => {
  const failure: LoginFailure = {
    identity: 'edge-pull',
    callerIp: '203.0.113.7',
    status: '401',
    count: 12,
    last: '2026-08-20T09:55:00Z',
  };
  const token = { identity: 'repository-token', tokenName: 'Edge-Pull' };

  async function said(facts: Readonly<Record<string, string>>, answer: Answer<readonly LoginFailure[]>) {
    const azure = fakeAzure({ loginFailures: async () => answer });
    return findingsOf(loginEvents, contextOf(facts, { azure }));
  }

  const rows: readonly [
    it: string,
    facts: Readonly<Record<string, string>>,
    answer: Answer<readonly LoginFailure[]>,
    says: readonly string[],
  ][] = [
    ['are silent where no log is set up', token, { kind: 'unknown', why: 'off' }, []],
    ['are unknown where they may not be read', token, { kind: 'unknown', why: 'forbidden' }, ['unknown forbidden']],
    ['are not asked for without an identity or address', {}, found([failure]), []],
    ['tell of a refused password', token, found([failure]), ['unknown refused ?wrong-password']],
    [
      'tell of a refused network',
      token,
      found([{ ...failure, status: '403' }]),
      ['unknown refused ?client-ip-not-allowed'],
    ],
    [
      'suspect no password of who has none',
      { identity: 'user', userName: 'edge-pull' },
      found([failure]),
      ['unknown refused'],
    ],
    [
      'go by the address where no identity is known',
      { clientIp: '203.0.113.7' },
      found([failure]),
      ['unknown refused'],
    ],
    ['may hold nothing', token, found([]), ['unknown none']],
  ];
  for (const [title, facts, answer, says] of rows) {
    it(title, async () => assert.deepEqual(brief(await said(facts, answer)), says));
  }

  it('tell nobody of anybody else', async () => {
    const [finding] = await said(token, found([{ ...failure, identity: 'other-token' }]));
    assert.deepEqual(brief([finding!]), ['unknown none']);
  });

  it('tell of the newest', async () => {
    const [finding] = await said(token, found([failure, { ...failure, last: '2026-08-20T09:59:00Z', count: 3 }]));
    assert.deepEqual(finding?.reason.values, { count: '3', last: '2026-08-20T09:59:00Z', status: '401' });
  });
});

describe('service-health', () => {
  const event: ServiceEvent = {
    title: 'Container Registry - West Europe',
    services: ['Container Registry'],
    regions: ['West Europe'],
  };
  const rows: readonly [it: string, answer: Answer<readonly ServiceEvent[]>, says: string][] = [
    ['is calm', found([]), 'ok calm'],
    ['tells of trouble here', found([event]), 'problem trouble +service-outage'],
    ['tells of trouble everywhere', found([{ ...event, regions: ['Global'] }]), 'problem trouble +service-outage'],
    ['leaves other regions aside', found([{ ...event, regions: ['East US'] }]), 'ok calm'],
    ['leaves other services aside', found([{ ...event, services: ['Virtual Machines'] }]), 'ok calm'],
    ['is not sure where no region is told', found([{ ...event, regions: [] }]), 'unknown somewhere ?service-outage'],
    ['is unknown where it may not be read', { kind: 'unknown', why: 'forbidden' }, 'unknown forbidden'],
    ['is unknown where it is late', { kind: 'unknown', why: 'late' }, 'unknown late'],
  ];
  for (const [title, answer, says] of rows) {
    it(title, async () => {
      const azure = fakeAzure({ serviceEvents: async () => answer });
      assert.deepEqual(brief(await findingsOf(serviceHealth, contextOf({}, { azure }))), [says]);
    });
  }
});
