import bolt, { type Logger } from '@slack/bolt';
import type { ReportProblem } from '../../assistant/failure.ts';

/** What bolt or one of Slack's clients wrote. `code` is Slack's name for the trouble, such as `invalid_auth`, if it told one. */
export class SlackLibraryError extends Error {
  override readonly name = 'SlackLibraryError';
  readonly code?: string;
  constructor(said: string) {
    super(said);
    const [code] = /\b[a-z]+(?:_[a-z]+)+\b/.exec(said) ?? [];
    if (code !== undefined) this.code = code;
  }
}

const longest = 300;

function problemOf(said: readonly unknown[]): Error {
  const error = said.find((one) => one instanceof Error);
  return error ?? new SlackLibraryError(said.map(String).join(' ').slice(0, longest));
}

/**
 * Takes what bolt and Slack's clients would write to the console in plain text: each error is reported, as one line of the
 * log and without its words. Everything less is left out.
 */
export function createSlackLog(report: ReportProblem): Logger {
  const nothing = () => undefined;
  return {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (...said) => report({ where: 'slack: library', correlationId: '', error: problemOf(said) }),
    setLevel: nothing,
    getLevel: () => bolt.LogLevel.ERROR,
    setName: nothing,
  };
}
