import { openSync, writeSync } from 'node:fs';
import pg from 'pg';

/** When a child kills itself: at the first step from number `from` on that is not `known`, at the latest at number `last`. */
export type KillPlan = { readonly from: number; readonly last: number; readonly known: readonly string[] };

/** Counts the steps of a process. */
export type Injector = {
  /** From the next step on the plan holds; what came before does not count. */
  follow(plan: KillPlan): void;
};

/** A statement's name: its words, without what differs from time to time. */
function nameOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : String((statement as { text?: unknown })?.text);
  return text
    .replace(/\s+/g, ' ')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#')
    .trim()
    .slice(0, 90);
}

function patchStatements(at: (step: string) => void): void {
  type Query = (this: unknown, ...given: unknown[]) => unknown;
  const { prototype } = pg.Client as unknown as { prototype: { query: Query } };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const name = nameOf(given[0]);
    at(`before ${name}`);
    const callback = given.at(-1);
    if (typeof callback === 'function') {
      given[given.length - 1] = (...answer: unknown[]) => {
        at(`after ${name}`);
        callback(...answer);
      };
    }
    const result = query.apply(this, given);
    // Where there is a server, it has the statement by then, and no answer has come.
    if (name === 'commit') setImmediate(() => at('during commit'));
    if (typeof callback === 'function') return result;
    return (result as Promise<unknown>)?.then((answer) => {
      at(`after ${name}`);
      return answer;
    });
  };
}

/** The questions for work, which are asked all the time. */
const waiting = /WITH (?:next|strict_fifo_heads) AS/;

/** Milliseconds after which a request is surely with the other side, which answers later than that. */
const underWay = 10;

function patchRequests(at: (step: string) => void): void {
  const { fetch: original } = globalThis;
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    at(`before ${pathname}`);
    setTimeout(() => at(`during ${pathname}`), underWay);
    const response = await original(input, init);
    at(`after ${pathname}`);
    return response;
  };
}

/**
 * Ends this process with SIGKILL at a step of its plan. A step is before and after each statement to the database, each
 * call of Slack and each call of a target, and, where another side is asked, while it is under way. Each is noted in a file
 * at once, so that it is known although the process ends.
 */
export function installInjector(stepsFile: string): Injector {
  const file = openSync(stepsFile, 'a');
  let plan: KillPlan | undefined;
  let count = 0;
  const at = (step: string) => {
    if (plan === undefined) return;
    if (!waiting.test(step)) count++;
    const isDue = (count >= plan.last && !waiting.test(step)) || (count >= plan.from && !plan.known.includes(step));
    writeSync(file, `${isDue ? 'killed ' : ''}${step}\n`);
    if (isDue) process.kill(process.pid, 'SIGKILL');
  };
  patchStatements(at);
  patchRequests(at);
  return {
    follow: (next) => {
      count = 0;
      plan = next;
    },
  };
}
