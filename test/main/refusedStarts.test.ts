import assert from 'node:assert/strict';
import path from 'node:path';
import { refusedMain, type Settings } from './mainProcess.ts';
import { openSurroundings, type Surroundings, takePort } from './openSurroundings.ts';

describe('A start of the program that must be refused', function () {
  this.timeout(60_000);
  let around: Surroundings;

  beforeEach(async () => {
    around = await openSurroundings();
  });
  afterEach(() => around.close());

  const wrongRoutes = 'targets: {}\nrules: [{ to: [nobody] }]';
  const refused: readonly [string, () => Settings, RegExp][] = [
    ['routes that are not there', () => ({ TICKET_ROUTES: path.join(around.folder, 'none.yaml') }), /^TICKET_ROUTES /],
    ['routes with a mistake', () => ({ TICKET_ROUTES: around.file('wrong.yaml', wrongRoutes) }), /wrong\.yaml:2 rules/],
    ['a target without its secret', () => ({ DESK_SECRET: '' }), /^DESK_SECRET is not set/],
    ['no signing secret', () => ({ SLACK_SIGNING_SECRETS: '' }), /^SLACK_SIGNING_SECRETS is not set/],
    ['a certificate that nobody signed', () => ({ NODE_EXTRA_CA_CERTS: '' }), /SLACK_API_URL/],
  ];
  for (const [name, more, expected] of refused) {
    it(`does not start with ${name}, and says what to mend`, async () => {
      const { status, out, error } = await refusedMain({ ...around.settings, ...more() });
      assert.deepEqual([status, out], [1, '']);
      const [headline, first = ''] = error.split('\n');
      assert.equal(headline, 'The assistant did not start.');
      assert.match(first, expected);
      assert.doesNotMatch(error, /\n {4}at |invented/);
    });
  }

  it('does not start where it cannot listen, and says which port it is', async () => {
    const { port, free } = await takePort();
    const outcomes = ['PORT', 'METRICS_PORT'].map(async (setting) => {
      const own = { DATA_FOLDER: path.join(around.folder, setting), [setting]: port };
      return [setting, await refusedMain({ ...around.settings, ...own })] as const;
    });
    const ended = await Promise.all(outcomes).finally(free);
    for (const [setting, { status, out, error }] of ended) {
      assert.deepEqual([status, out], [1, '']);
      assert.match(error, new RegExp(`^The assistant did not start\\.\n${setting} cannot be listened on`));
    }
  });

  it('does not start with a token that Slack does not take', async () => {
    around.slack.next.set('auth.test', [{ body: { ok: false, error: 'invalid_auth' } }]);
    const { status, error } = await refusedMain(around.settings);
    assert.equal(status, 1);
    assert.match(error, /^The assistant did not start\.\nSlack did not take SLACK_BOT_TOKEN \(invalid_auth\)\./);
  });
});
