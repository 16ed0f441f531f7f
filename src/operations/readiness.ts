import { describeError } from './describeError.ts';
import type { Report } from './log.ts';
import { shared } from './shared.ts';
import { withinLimit } from './withinLimit.ts';

/** Resolves where a part of the program can do its work. */
export type ReadyCheck = (signal: AbortSignal) => Promise<unknown>;

/** Whether this instance can take events. */
export type Readiness = {
  /** The names of what is not ready; none: events may come. Never rejects. */
  readonly notReady: () => Promise<readonly string[]>;
  /** From now on it is not ready: it stops. */
  readonly stop: () => void;
};

/** `limitMs`: how long a check may take. `keepMs`: how long an answer is given again, since anybody may ask. */
export type ReadinessOptions = {
  /** By the names that a probe sees, such as `database`. */
  readonly checks: Readonly<Record<string, ReadyCheck>>;
  readonly report: Report;
  readonly limitMs?: number;
  readonly keepMs?: number;
};

/** The kind of an error: one check may fail in several ways before it succeeds. */
function kindOf(thrown: unknown): string {
  const { error, code = '' } = describeError(thrown);
  return `${error} ${code}`;
}

/** Asks the checks, side by side. What stops being ready is reported once for each kind of error, not at each probe. */
export function createReadiness({ checks, report, limitMs = 2000, keepMs = 1000 }: ReadinessOptions): Readiness {
  let isStopping = false;
  /** The kinds of errors that each failing check was reported with. */
  const failing = new Map<string, Set<string>>();
  const examine = async ([name, check]: [string, ReadyCheck]) => {
    try {
      await withinLimit(limitMs, check);
      failing.delete(name);
    } catch (error) {
      const kinds = failing.get(name) ?? new Set();
      if (!kinds.has(kindOf(error))) report({ where: `readiness: ${name}`, error });
      failing.set(name, kinds.add(kindOf(error)));
    }
  };
  const ask = shared(async () => {
    await Promise.all(Object.entries(checks).map(examine));
    return Object.keys(checks).filter((name) => failing.has(name));
  }, keepMs);
  return {
    notReady: async () => (isStopping ? ['stopping'] : ask()),
    stop: () => {
      isStopping = true;
    },
  };
}

const retryMs = 30_000;

/** A check for what has to be right once, such as a platform's credentials: asked until it succeeds, not too often. */
export function verifiedOnce(verify: () => Promise<unknown>, pauseMs: number = retryMs): ReadyCheck {
  let isVerified = false;
  const attempt = shared(async () => {
    await verify();
    isVerified = true;
  }, pauseMs);
  return async () => {
    if (!isVerified) await attempt();
  };
}
