import assert from 'node:assert/strict';
import fc from 'fast-check';
import { holds, readIpv4 } from '../../src/checks/ipv4.ts';

function inRange(rule: string, address: string): boolean | undefined {
  const read = readIpv4(address);
  assert.ok(read !== undefined);
  return holds(rule, read);
}

describe('readIpv4', () => {
  it('reads addresses, also written as IPv6', () => {
    assert.equal(readIpv4('203.0.113.7'), 0xcb007107);
    assert.equal(readIpv4(' ::ffff:203.0.113.7 '), 0xcb007107);
    assert.equal(readIpv4('255.255.255.255'), 2 ** 32 - 1);
  });

  it('takes nothing else for one', () => {
    for (const text of [
      '',
      '203.0.113',
      '203.0.113.256',
      '203.0.113.7.1',
      '2001:db8::7',
      'a.b.c.d',
      '203.0.113.7/32',
    ]) {
      assert.equal(readIpv4(text), undefined, text);
    }
  });
});

describe('holds', () => {
  const cases: readonly [rule: string, address: string, expected: boolean | undefined][] = [
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.70', false],
    ['203.0.113.0/28', '203.0.113.15', true],
    ['203.0.113.0/28', '203.0.113.16', false],
    ['203.0.113.8/29', '203.0.113.7', false],
    ['203.0.113.9/28', '203.0.113.1', true],
    ['203.0.113.7/32', '203.0.113.7', true],
    ['0.0.0.0/0', '198.51.100.1', true],
    ['128.0.0.0/1', '203.0.113.7', true],
    ['128.0.0.0/1', '127.0.0.1', false],
    ['203.0.113.0/33', '203.0.113.7', undefined],
    ['203.0.113.0/', '203.0.113.7', undefined],
    ['203.0.113.0/24/8', '203.0.113.7', undefined],
    ['2001:db8::/32', '203.0.113.7', undefined],
    ['anywhere', '203.0.113.7', undefined],
  ];
  for (const [rule, address, expected] of cases) {
    it(`${rule} ${expected === undefined ? 'is no rule' : expected ? 'holds' : 'does not hold'} ${address}`, () => {
      assert.equal(inRange(rule, address), expected);
    });
  }

  it('never throws, whatever a rule looks like', () => {
    fc.assert(fc.property(fc.string(), fc.nat(2 ** 32 - 1), (rule, address) => void holds(rule, address)));
  });

  it('holds an address in every range around it', () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), fc.nat(32), (bytes, length) => {
        assert.equal(inRange(`${bytes.join('.')}/${length}`, bytes.join('.')), true);
      }),
    );
  });
});
