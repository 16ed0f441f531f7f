import type { Log } from './log.ts';

/** Reports what nobody caught, and ends the process; Node.js itself would print the message, which may quote a paste. */
export function reportCrashes(log: Pick<Log, 'report'>): void {
  process.on('uncaughtException', (error) => {
    log.report({ where: 'crash', error });
    process.exit(1);
  });
}
