import type { CheckEffect, Finding, FindingsEvent } from '../conversation/case.ts';
import type { Asker } from '../policy/decide.ts';
import type { LookResult, Looks } from './looks.ts';

/** How a look is carried out. */
export type LookRun = {
  readonly looks: Looks;
  readonly asker: Asker;
  readonly request: CheckEffect;
  /** Takes what is seen so far, and at last what came of it. Waited for at the end only. */
  readonly tell: (event: FindingsEvent) => Promise<void>;
  /** Takes an error of the look, for the log. */
  readonly report: (error: unknown) => void;
  /** Milliseconds after which the case goes on with what is seen. */
  readonly deadline: number;
};

/** Milliseconds between two tellings: platforms allow about one change of a message per second. */
const pace = 1000;

/** Waits for the look, but no longer than the deadline; a look that breaks is told of. Never rejects. */
async function ended({ looks, asker, request, report, deadline }: LookRun, seen: Finding[], onFinding: () => void) {
  const late = Promise.withResolvers<LookResult>();
  const timer = setTimeout(() => late.resolve({ findings: [...seen], trouble: 'late' }), deadline);
  try {
    const take = (finding: Finding) => {
      seen.push(finding);
      onFinding();
    };
    return await Promise.race([looks.look(asker, request, take), late.promise]);
  } catch (error) {
    report(error);
    return { findings: [...seen], trouble: 'failed' as const };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Makes a look and tells of it: now and then what was seen so far, and in the end what came of it, whatever happens: a
 * look that hangs or breaks lets the case go on.
 */
export async function runLook(run: LookRun): Promise<void> {
  const seen: Finding[] = [];
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;
  const event = (result: LookResult, done: boolean): FindingsEvent => ({
    kind: 'findings',
    run: run.request.run,
    done,
    ...result,
  });
  const tellSoon = () => {
    if (isOver || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      run.tell(event({ findings: [...seen] }, false)).catch(run.report);
    }, pace);
  };
  const result = await ended(run, seen, tellSoon);
  isOver = true;
  clearTimeout(timer);
  await run.tell(event(result, true));
}
