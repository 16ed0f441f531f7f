import { parseArgs } from 'node:util';
import { readRegistry } from '../conversation/typedValues.ts';
import { factValues } from '../knowledge/facts.ts';
import { type Language, languages } from '../knowledge/schema.ts';

/** What `diagnose` was asked to do. `file` is absent where the paste comes from standard input. */
export type DiagnoseOptions = {
  readonly json: boolean;
  /** Look at the registry, too. */
  readonly check: boolean;
  readonly language: Language | undefined;
  readonly file: string | undefined;
  /** Values of the facts that the options give. */
  readonly given: Readonly<Record<string, string>>;
};

/** Thrown where the options can't be used; the message says what to write instead. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
}

/** How to call it. */
export const usage = `Usage: npm run -s diagnose -- [options] < paste.txt
  --file FILE          read the paste from a file instead of standard input; up to 1 MB is read
  --json               print one JSON object
  --lang en|cs         language of the answer (else the paste's)
  --registry R         name or login server
  --identity T         ${factValues.identity.join(', ')}
  --principal OID      object id of the identity
  --operation O        ${factValues.operation.join(', ')}
  --environment E      ${factValues.environment.join(', ')}
  --repository R[:TAG] repository and tag
  --user-name U        the user name of the sign-in
  --client-ip IP       public address of the client
  --check              look at the registry, read-only, with the identity that the environment gives (.env.example)
Exit status: 0 recognised, 1 not a problem of Azure Container Registry, 2 wrong options.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        json: flag,
        check: flag,
        lang: text,
        file: text,
        registry: text,
        identity: text,
        principal: text,
        operation: text,
        environment: text,
        repository: text,
        'user-name': text,
        'client-ip': text,
      },
    }).values;
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<Value extends string>(
  name: string,
  values: readonly Value[],
  given: string | undefined,
): Value | undefined {
  const value = values.find((candidate) => candidate === given);
  if (given !== undefined && value === undefined) {
    throw new OptionsError(`--${name} is one of ${values.join(', ')}, not "${given}".`);
  }
  return value;
}

function matching(name: string, what: string, pattern: RegExp, given: string | undefined): string | undefined {
  if (given !== undefined && !pattern.test(given)) throw new OptionsError(`--${name} takes ${what}, not "${given}".`);
  return given;
}

function registryFacts(given: string | undefined): Readonly<Record<string, string>> {
  const facts = given === undefined ? {} : readRegistry(given, true);
  if (facts === undefined) throw new OptionsError(`--registry takes a name or a login server, not "${given}".`);
  return facts;
}

function repositoryFacts(given: string | undefined): Readonly<Record<string, string>> {
  const parts = /^([a-z0-9]+(?:[._/-]{1,2}[a-z0-9]+){0,30})(?::([\w][\w.-]{0,127}))?$/.exec(given ?? '');
  if (given !== undefined && parts === null) {
    throw new OptionsError(`--repository takes a repository, with :TAG if you like, not "${given}".`);
  }
  const [, repository, tag] = parts ?? [];
  return { ...(repository === undefined ? {} : { repository }), ...(tag === undefined ? {} : { tag }) };
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{2,45})$/i;

/**
 * Reads the command line of `diagnose`.
 * @throws OptionsError where an option is unknown or has a value that it can't have.
 */
export function readDiagnoseOptions(args: readonly string[]): DiagnoseOptions {
  const given = parse(args);
  const values = {
    ...registryFacts(given.registry),
    identity: oneOf('identity', factValues.identity, given.identity),
    objectId: matching('principal', 'an object id (a GUID)', guid, given.principal),
    operation: oneOf('operation', factValues.operation, given.operation),
    environment: oneOf('environment', factValues.environment, given.environment),
    ...repositoryFacts(given.repository),
    userName: given['user-name'],
    clientIp: matching('client-ip', 'an address', address, given['client-ip']),
  };
  const named = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    json: given.json ?? false,
    check: given.check ?? false,
    language: oneOf('lang', languages, given.lang),
    file: given.file,
    given: Object.fromEntries(named),
  };
}
