import { reportCrashes } from '../../src/operations/crashes.ts';
import { createLog } from '../../src/operations/log.ts';

/** A program for the tests of crashes: throws where nobody catches it, or lets a promise fail. */
reportCrashes(createLog());
const error = new Error('invented words of a paste');
if (process.argv[2] === 'throws') setTimeout(() => fail(error));
else void Promise.reject(error);
setTimeout(() => console.log('it went on'), 2000);

function fail(thrown: Error): never {
  throw thrown;
}
