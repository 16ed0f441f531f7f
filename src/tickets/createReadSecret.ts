/** The environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads secrets of a target by the names of their variables; empty where something is wrong, which is then kept. */
export type ReadSecret = {
  readonly secret: (name: string) => string;
  /** One secret to sign with or two, with a comma between, while one is being changed. */
  readonly signing: (name: string) => [string, ...string[]];
  /** An address that is signed. */
  readonly address: (name: string) => string;
};

/** The fewest characters of a secret to sign with: what `openssl rand -hex 32` makes has twice as many. */
const signingLength = 32;

function isHttps(value: string): boolean {
  return URL.canParse(value) && new URL(value).protocol === 'https:' && new URL(value).username === '';
}

function isStrong(secret: string): boolean {
  return /^[\x21-\x7e]+$/.test(secret) && secret.length >= signingLength;
}

/** `problems` takes a line for each variable that is wrong, with what to do; no line repeats a value. */
export function createReadSecret(target: string, environment: Environment, problems: string[]): ReadSecret {
  const secret = (name: string) => {
    const value = environment[name]?.trim() ?? '';
    if (value === '') problems.push(`${name} is not set. The target ${target} of the routes needs it.`);
    return value;
  };
  const checked = (name: string, isGood: (value: string) => boolean, what: string) => {
    const value = secret(name);
    if (value !== '' && !isGood(value)) problems.push(`${name} ${what}`);
    return value;
  };
  const parts = (value: string) => value.split(',').map((part) => part.trim());
  const signing = `is not a secret of ${signingLength} characters or more, or two with a comma between. Make one: openssl rand -hex 32.`;
  return {
    secret,
    signing: (name) => {
      const isGood = (value: string) => parts(value).length <= 2 && parts(value).every(isStrong);
      const [first = '', ...others] = parts(checked(name, isGood, signing));
      return [first, ...others];
    },
    address: (name) => checked(name, isHttps, 'is not an https address. Copy the one that the system shows.'),
  };
}
