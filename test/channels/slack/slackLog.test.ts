import assert from 'node:assert/strict';
import bolt from '@slack/bolt';
import { createSlackLog } from '../../../src/channels/slack/slackLog.ts';

describe('What Slack’s libraries write', () => {
  const told: { readonly where: string; readonly error: unknown }[] = [];
  const log = createSlackLog((problem) => told.push(problem));

  beforeEach(() => {
    told.length = 0;
  });

  it('is reported, with Slack’s name for the trouble and none of the words', () => {
    log.error('Failed to retrieve a new WSS URL (error: An API error occurred: invalid_auth)');
    const [problem] = told;
    const { name, code } = problem!.error as Error & { code?: string };
    assert.deepEqual([problem!.where, name, code], ['slack: library', 'SlackLibraryError', 'invalid_auth']);
  });

  it('keeps an error that was written with its place', () => {
    const error = new TypeError('of a paste');
    log.error('It failed.', error);
    assert.equal(told[0]?.error, error);
  });

  it('is left out below that level, whatever level it wants', () => {
    log.setLevel(bolt.LogLevel.DEBUG);
    for (const say of [log.debug, log.info, log.warn]) say('of a paste');
    assert.deepEqual([told, log.getLevel()], [[], bolt.LogLevel.ERROR]);
  });

  it('takes no long time to be looked through', () => {
    const begun = performance.now();
    log.error('a_'.repeat(500_000), 'a'.repeat(500_000));
    assert.ok(performance.now() - begun < 200);
  });
});
