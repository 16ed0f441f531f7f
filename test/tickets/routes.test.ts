import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Routed, RoutesError, readRoutes, targetsFor } from '../../src/tickets/routes.ts';

const example = path.resolve(import.meta.dirname, '../../manifest/helpdesk/routes.example.yaml');
const routes = readRoutes(readFileSync(example, 'utf8'), 'routes.example.yaml');

const plain: Routed = { channel: 'slack', place: 'C9999999999/17.1', severity: 'minimal', team: 'registry-owner' };

describe('The routes', () => {
  it('of the example send each ticket where its comments say', () => {
    const tickets: readonly [string, Partial<Routed>, readonly string[]][] = [
      ['anything', {}, ['helpdesk']],
      ['an unknown family', { family: undefined }, ['helpdesk']],
      ['a critical one', { severity: 'critical' }, ['servicenow', 'helpdesk', 'on-call']],
      ['network', { family: 'network-access' }, ['network-desk', 'helpdesk']],
      [
        'network, critical: the first rule decides',
        { family: 'network-access', severity: 'critical' },
        ['servicenow', 'helpdesk', 'on-call'],
      ],
      ['the platform team’s channel', { place: 'C0123456789/17.1' }, ['jira', 'helpdesk']],
      ['the same id on Teams', { channel: 'teams', place: 'C0123456789' }, ['helpdesk']],
    ];
    for (const [what, instead, expected] of tickets) {
      assert.deepEqual(targetsFor(routes, { ...plain, ...instead }), expected, what);
    }
  });

  it('take * in ids, whole platforms, and name nobody twice', () => {
    const yaml = (when: string) => `
helpdesk: { channel: slack, place: C0123456789, members: [U0123456789] }
targets: { a: { kind: webhook, url: env A_URL, secret: env A } }
rules: [{ when: ${when}, to: [a, a] }, { to: [helpdesk] }]`;
    const to = (when: string, instead: Partial<Routed> = {}) =>
      targetsFor(readRoutes(yaml(when), 'r.yaml'), { ...plain, ...instead }).join();
    assert.equal(to('{ where: [slack] }'), 'a');
    assert.equal(to('{ where: [teams] }'), 'helpdesk');
    assert.equal(to('{ where: ["slack:C99*"] }'), 'a');
    assert.equal(to('{ where: ["slack:C99"] }'), 'helpdesk');
    assert.equal(
      to('{ where: ["teams:19:*@thread.tacv2"] }', { channel: 'teams', place: '19:ab@thread.tacv2;messageid=1' }),
      'a',
    );
    assert.equal(to('{ teams: [network-team] }', { team: 'network-team' }), 'a');
    assert.equal(to('{ where: [slack], severities: [critical] }'), 'helpdesk');
  });

  it('name the line of every mistake and what to do, and are then refused as a whole', () => {
    const desk = 'helpdesk: { channel: slack, place: C0123456789, members: [U0123456789] }\n';
    const all = 'rules: [{ to: [helpdesk] }]\n';
    const target = (text: string) => `${desk}targets:\n  a:\n    ${text.replaceAll('\n', '\n    ')}\n${all}`;
    const wrong: readonly [string, RegExp][] = [
      ['rules: []', /^r\.yaml:1 rules/],
      ['rules: [{ to: [helpdesk] }]', /^r\.yaml:1 rules\.0\.to\.0: helpdesk is no target\. There are: none/],
      [`${desk}rules:\n  - to: [helpdesk, jria]\n`, /^r\.yaml:3 .*jria is no target\. There are: helpdesk\./],
      [`${desk}rules:\n  - when: { where: [slack] }\n    to: [helpdesk]\n`, /^r\.yaml:3 .*would go nowhere/],
      [`${desk}rules:\n  - to: [helpdesk]\n  - to: [helpdesk]\n`, /^r\.yaml:3 .*no rule below it/],
      [
        `${desk}rules:\n  - when: { where: [mail] }\n    to: [helpdesk]\n  - to: [helpdesk]\n`,
        /^r\.yaml:3 .*is not teams or slack/,
      ],
      [target('kind: webhook\nurl: http://desk.example\nsecret: env A'), /^r\.yaml:5 .*is not an https address/],
      [target('kind: webhook\nurl: https://desk.example/?sig=1\nsecret: env A'), /^r\.yaml:5 .*or env NAME/],
      [target('kind: webhook\nurl: https://a:b@desk.example\nsecret: env A'), /^r\.yaml:5 .*without user/],
      [
        target('kind: webhook\nurl: https://desk.example\nsecret: hunter2'),
        /^r\.yaml:6 .*is not env NAME\. Put the secret/,
      ],
      [target('kind: webhook\nurl: https://desk.example'), /^r\.yaml:3 targets\.a\.secret/],
      [target('kind: fax'), /^r\.yaml:4 .*is not webhook, jira, servicenow or mail/],
      [
        target('kind: mail\nhost: smtp.example\nfrom: "a@b.example\\r\\nBcc: c@d.example"\nto: [x@y.example]'),
        /^r\.yaml:6 .*mail address/,
      ],
      [target('kind: webhook\nurl: https://desk.example\nsecret: env A\ncolour: red'), /^r\.yaml:3 .*colour/],
      [
        `${desk}targets:\n  helpdesk: { kind: webhook, url: "https://a.example", secret: env A }\n${all}`,
        /^r\.yaml:3 .*another word than helpdesk/,
      ],
      [`helpdesk:\n  channel: slack\n  place: general\n  members: [U0123456789]\n${all}`, /^r\.yaml:3 .*C0123456789/],
      [
        `helpdesk:\n  channel: teams\n  place: "19:a@thread.tacv2"\n  members: [anna]\n${all}`,
        /^r\.yaml:4 .*Entra object id/,
      ],
      [`helpdesk:\n  channel: slack\n  place: C0123456789\n  members: []\n${all}`, /^r\.yaml:4 helpdesk\.members/],
      [`likeWithinHours: 0\n${desk}${all}`, /^r\.yaml:1 likeWithinHours/],
      ['rules: [', /^r\.yaml:1 /],
    ];
    for (const [yaml, message] of wrong) {
      assert.throws(
        () => readRoutes(yaml, 'r.yaml'),
        (error) => {
          assert.ok(error instanceof RoutesError);
          assert.match(error.message, message);
          assert.ok(!error.message.includes('hunter2'));
          return true;
        },
        yaml,
      );
    }
  });
});
