import { pino } from 'pino';
import { redact } from '../redaction/redact.ts';
import { currentCorrelationId } from './correlation.ts';
import { type DescribedError, describeError } from './describeError.ts';

/** How much is logged: from which level on. Audit lines are always there. */
export const logLevels = ['info', 'warn', 'error'] as const;

/** One of the levels. */
export type LogLevel = (typeof logLevels)[number];

/** What a line may tell beside what happened: names and ids of the program, never what somebody wrote. */
export type LogFields = {
  /** The part of the program. */
  readonly where?: string;
  /** The id that a person was told, or that the work runs under; without one it is that of `withCorrelationId`. */
  readonly correlationId?: string;
  /** The key of the case. */
  readonly case?: string;
  readonly ticket?: string;
  readonly target?: string;
  readonly queue?: string;
  readonly job?: string;
  readonly channel?: string;
  readonly address?: string;
  readonly outcome?: string;
  readonly count?: number;
  readonly seconds?: number;
  /** Anything that was thrown; only its kind, its code and places of the program are logged. */
  readonly error?: unknown;
};

/** Takes what went wrong, for the operator. */
export type Report = (problem: LogFields & { readonly error: unknown }) => void;

type Say = (what: string, fields?: LogFields) => void;

/** Where the program writes what it did: one line of JSON each. */
export type Log = {
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
  /** Writes a line of `auditLine` as it stands, whatever the level. */
  readonly audit: (line: string) => void;
  readonly report: Report;
};

/** `write` takes each line, without its line break; unless given, it goes to standard output at once. */
export type LogOptions = { readonly level?: LogLevel; readonly write?: (line: string) => void };

const names = [
  'where',
  'correlationId',
  'case',
  'ticket',
  'target',
  'queue',
  'job',
  'channel',
  'address',
  'outcome',
] as const satisfies readonly (keyof LogFields)[];

const longest = 300;

/** Nothing here should hold a secret. Should one slip in all the same, it ends here; one that the end cuts, too. */
function clean(text: string): string {
  return redact(text.slice(0, 10 * longest)).text.slice(0, longest);
}

/** Takes the known fields only, so that an object that holds more than its type says adds nothing. */
function fieldsOf(fields: LogFields): Record<string, unknown> {
  const correlationId = fields.correlationId || currentCorrelationId();
  const texts = names.flatMap((name) => {
    const text = name === 'correlationId' ? correlationId : fields[name];
    return typeof text === 'string' && text !== '' ? [[name, clean(text)]] : [];
  });
  const numbers = (['count', 'seconds'] as const).flatMap((name) =>
    typeof fields[name] === 'number' ? [[name, fields[name]]] : [],
  );
  return {
    ...Object.fromEntries([...texts, ...numbers]),
    ...('error' in fields ? cleanError(describeError(fields.error)) : {}),
  };
}

function cleanError({ error, code, places, cause }: DescribedError): DescribedError {
  return {
    error: clean(error),
    ...(code === undefined ? {} : { code: clean(code) }),
    places,
    ...(cause === undefined ? {} : { cause: cleanError(cause) }),
  };
}

/** Opens the log. Lines have `level`, `at`, `what` (or `where` it went wrong), and the fields that were given. */
export function createLog({ level = 'info', write }: LogOptions = {}): Log {
  const out = write === undefined ? pino.destination({ dest: 1, sync: true }) : { write: withoutBreak(write) };
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'what',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    out,
  );
  const say =
    (at: LogLevel): Say =>
    (what, fields = {}) =>
      logger[at](fieldsOf(fields), clean(what));
  return {
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    audit: (line) => out.write(`${line}\n`),
    report: (problem) => logger.error(fieldsOf(problem)),
  };
}

function withoutBreak(write: (line: string) => void): (line: string) => void {
  return (line) => write(line.replace(/\n$/, ''));
}
