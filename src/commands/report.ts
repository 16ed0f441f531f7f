import type { ReportProblem } from '../channels/problems.ts';

/** Writes a problem as one line of JSON to the error stream, under the id that the person was told. */
export const reportToConsole: ReportProblem = ({ where, correlation, error }) => {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error ?? '');
  console.error(JSON.stringify({ at: new Date().toISOString(), where, correlation, detail }));
};
