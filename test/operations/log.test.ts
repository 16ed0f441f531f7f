import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { withCorrelationId } from '../../src/operations/correlation.ts';
import { createLog, type LogFields, type LogLevel } from '../../src/operations/log.ts';

/** Invented, in the shape of an admin password of a registry. */
const secret = ['Inv3ntedInv3ntedInv3ntedInv3ntedInv3ntedIn', '+ACR', 'Abcdef'].join('');
const paste = `docker login contosoprod.azurecr.io -u contosoprod -p ${secret}`;

type Line = Record<string, unknown>;

function logTo(level?: LogLevel) {
  const lines: string[] = [];
  const log = createLog({ ...(level === undefined ? {} : { level }), write: (line) => lines.push(line) });
  return { log, lines, read: () => lines.map((line): Line => JSON.parse(line)) };
}

function codeless(message: string): Error {
  return new Error(message, { cause: Object.assign(new TypeError(message), { code: 'ECONNREFUSED' }) });
}

/** An error, and its cause, that say what was pasted wherever an error can say something. */
function worded(): Error {
  const say = { code: paste, name: paste, message: paste };
  return Object.assign(new Error(), say, { cause: Object.assign(new Error(), say) });
}

describe('The log', () => {
  it('writes one line of JSON for each thing that happened, with its level and time', () => {
    const { log, lines, read } = logTo();
    log.info('listening', { channel: 'slack', address: '127.0.0.1:3978' });
    log.warn('waiting', { queue: 'turns', count: 3, seconds: 1.5 });
    const [first, second] = read();
    assert.ok(lines.every((line) => !line.includes('\n')));
    assert.match(String(first?.at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    assert.deepEqual(
      { ...first, at: '' },
      { level: 'info', at: '', channel: 'slack', address: '127.0.0.1:3978', what: 'listening' },
    );
    assert.deepEqual(
      { ...second, at: '' },
      { level: 'warn', at: '', queue: 'turns', count: 3, seconds: 1.5, what: 'waiting' },
    );
  });

  it('describes an error and its cause by kind, code and places of the program, never by what they say', () => {
    const { log, lines, read } = logTo();
    log.report({ where: 'turn', correlationId: '0a1b2c3d', case: 'slack T1 C1:1', error: codeless(paste) });
    const [line] = read() as [Line];
    assert.ok(!lines[0]?.includes('Inv3nted') && !lines[0]?.includes('docker'));
    assert.deepEqual(
      {
        level: line.level,
        where: line.where,
        correlationId: line.correlationId,
        case: line.case,
        error: line.error,
      },
      { level: 'error', where: 'turn', correlationId: '0a1b2c3d', case: 'slack T1 C1:1', error: 'Error' },
    );
    assert.match(String((line.places as string[])[0]), /log\.test\.ts:\d+:\d+$/);
    const { error, code } = line.cause as Line;
    assert.deepEqual([error, code], ['TypeError', 'ECONNREFUSED']);
  });

  it('takes what was thrown, whatever it is', () => {
    const { log, lines, read } = logTo();
    const circular: { itself?: unknown } = {};
    circular.itself = circular;
    for (const error of [paste, undefined, null, circular, 17, codeless]) log.report({ where: 'turn', error });
    assert.ok(!lines.join().includes('Inv3nted'));
    assert.deepEqual(
      read().map(({ error }) => error),
      ['string', 'undefined', 'object', 'object', 'number', 'function'],
    );
  });

  it('ends with an error that is its own cause', () => {
    const { log, read } = logTo();
    const error = new Error('again');
    error.cause = error;
    log.report({ where: 'turn', error });
    assert.equal(read().length, 1);
  });

  it('holds neither fields that it does not know nor a secret in one that it knows', () => {
    const { log, lines } = logTo();
    const fields = {
      where: 'x'.repeat(250) + paste,
      text: paste,
      error: worded(),
    };
    log.error(paste, fields as LogFields);
    log.info('x', { job: { text: paste } } as unknown as LogFields);
    assert.ok(!lines.join().includes(secret));
    assert.ok(!lines.join().includes('"text"'));
  });

  it('keeps a line short, however much it is given', () => {
    const { log, lines } = logTo();
    log.info('x'.repeat(1e6), { where: 'y'.repeat(1e6) });
    assert.ok(lines[0]!.length < 1000);
  });

  it('leaves out what is below its level, but never an audit line, which stays as it is', () => {
    const { log, lines, read } = logTo('error');
    const audit = '{"level":"audit","at":"2026-11-25T08:00:00.000Z","what":"looked at a registry"}';
    log.info('listening');
    log.warn('waiting');
    log.audit(audit);
    log.error('broken');
    assert.equal(lines[0], audit);
    assert.deepEqual(
      read().map(({ level }) => level),
      ['audit', 'error'],
    );
  });
});

describe('A correlation id', () => {
  it('is on each line that is written under it, over every wait, unless another is given', async () => {
    const { log, read } = logTo();
    const work = async () => {
      log.info('first');
      await wait(1);
      log.report({ where: 'second', correlationId: '', error: new Error() });
      log.info('third', { correlationId: 'another' });
    };
    await Promise.all([withCorrelationId('one', work), withCorrelationId('two', work)]);
    log.info('outside');
    assert.deepEqual(
      read().map(({ correlationId }) => correlationId),
      ['one', 'two', 'one', 'another', 'two', 'another', undefined],
    );
  });
});
