import { kindNamed, passwordKind } from '../kinds.ts';
import { anyValue, type Match, patternRule, type Rule } from '../rule.ts';
import { isPlaceholder, isReadable, looksSecret } from '../values.ts';

const isSign = String.raw`["'\x60*_]{0,3}\]?[ \t]{0,40}(?<sign>:=|={1,2}>?|:)[ \t*]{0,40}`;

/** Whether the text says that the value belongs to the name: by a sign of programs, by quotes, or alone on its line. */
function isAssigned({ text, quote, groups, index, at }: Match): boolean {
  const before = text.slice(Math.max(0, index - 100, text.lastIndexOf('\n', index) + 1), index);
  if (groups.sign !== ':' || quote !== '' || /["'`*][\w.-]*$/.test(before)) return true;
  return (
    at.end - at.start > 3 &&
    /^[\s>|-]*[\w.-]*$/.test(before) &&
    /^[ \t]*(?:\r?\n|$|#)/.test(text.slice(at.end, at.end + 40))
  );
}

/** `PWD` is a shell's current folder. */
const isFolder = ({ groups, value }: Match) =>
  /^pwd$/i.test(groups.key ?? '') && /^(?:\/|[a-z]:)/i.test(value) && isReadable(value);

const assignment = (key: string) => new RegExp(`(?<key>${key})${isSign}${anyValue}`, 'gi');

/** Names with a value: settings, JSON, YAML, environment variables, connection strings. */
export const assignmentRules: readonly Rule[] = [
  patternRule({
    name: 'client secret by its name',
    kind: 'client-secret',
    shaped: false,
    hints: ['client', 'text'],
    pattern: assignment(`(?:client[-_. ]?(?:secret|key)(?:[-_ ]?value)?|secret[-_]?text)`),
    accept: (match) => !isPlaceholder(match.value) && (isAssigned(match) || looksSecret(match.value)),
  }),
  patternRule({
    name: 'password by its name',
    kind: ({ value }) => passwordKind(value),
    shaped: false,
    hints: ['pass', 'pw', 'heslo'],
    pattern: assignment(
      String.raw`(?:pass(?:word|wd|phrase|code)|(?<![a-z])pass|pwd|(?<![a-z])pw|heslo)\d?(?:[-_ ]?value)?`,
    ),
    accept: (match) =>
      !isPlaceholder(match.value) && !isFolder(match) && (looksSecret(match.value) || isAssigned(match)),
  }),
  patternRule({
    name: 'Docker credentials by their name',
    kind: 'docker-config',
    shaped: false,
    hints: ['auth', 'identitytoken', 'registrytoken'],
    pattern: assignment(`(?<![a-z])(?:auth|identitytoken|registrytoken)`),
    accept: ({ value }) => looksSecret(value) && /^[\w+/.~-]+={0,2}$/.test(value),
  }),
  patternRule({
    name: 'token or key by its name',
    kind: ({ groups, value }) => kindNamed(groups.key ?? '', value),
    shaped: false,
    hints: ['token', 'secret', 'key', 'pat', 'assertion', 'tajn'],
    pattern: assignment(
      String.raw`(?:token|secret|secret[-_ ]?value|(?:api|access|account|registry|acr)[-_ ]?key|key\d|(?<![a-z])pat|assertion|tajn[ýy] kl[íi][čc])`,
    ),
    accept: ({ value }) => looksSecret(value),
  }),
];
