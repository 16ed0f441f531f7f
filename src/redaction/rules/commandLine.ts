import { passwordKind } from '../kinds.ts';
import { anyValue, type Match, patternRule, type Rule } from '../rule.ts';
import { isPlaceholder, looksSecret } from '../values.ts';

/** The command before a match, at most 400 characters of it: continued lines joined, what other commands say cut off. */
function commandBefore({ text, index }: Match): string {
  const before = text.slice(Math.max(0, index - 400), index).replace(/[ \t][\\`^][ \t]*\r?\n/g, ' ');
  return before.split(/[\n;|&]/).at(-1) ?? '';
}

const ofCommand = (match: Match, command: RegExp) => command.test(commandBefore(match));
const port = /^\d{1,5}(?:[:-]\d{1,5}){0,3}(?:\/(?:tcp|udp))?$/;
const blank = String.raw`(?:[ \t]|[ \t][\\\x60^][ \t]*\r?\n)`;
const anyCommand =
  /(?:^|[\s"'`[/(])(?:az|docker|podman|helm|kubectl|oras|nerdctl|skopeo|buildah|crane|login|curl)(?:\.exe)?["',]*\s/i;
const signsIn = /\blogin\b|\baz(?:\.exe)? acr\b|\s--?u(?:ser(?:name)?)?[ =]/i;

/** Whether a readable value stands where a command has an argument: the command before, no sentence behind. */
function isArgument(match: Match): boolean {
  const behind = match.text.slice(match.at.end, match.at.end + 100);
  return ofCommand(match, anyCommand) && /^["'\x60]?[\])]?,?[ \t]*(?:$|["'\n\r;|&\\\x60^-]|\S*[.:/$])/.test(behind);
}

/** Whether a value follows its option without a blank (`-pSecret`), where a short readable one is an option of its own. */
function isAttached({ text, at }: Match): boolean {
  return /[a-z]/i.test(text[at.start - 1] ?? '');
}

/** Secrets on the command line. */
export const commandLineRules: readonly Rule[] = [
  patternRule({
    name: 'secret of an option',
    kind: ({ value, groups }) => (/client/i.test(groups.option ?? '') ? 'client-secret' : passwordKind(value)),
    shaped: false,
    hints: ['-pass', '-pwd', '-client', 'password', 'secret'],
    pattern: new RegExp(
      String.raw`(?<![^\s"'\x60(,[])--?(?<option>(?:[a-z]+-){0,5}(?:password|passwd|pass|pwd|client-?secret))["'\x60]?(?:=|[ \t]?,[ \t]{0,9}|${blank}{1,40})${anyValue}`,
      'gi',
    ),
    accept: (match) => !isPlaceholder(match.value) && (looksSecret(match.value) || isArgument(match)),
  }),
  patternRule({
    name: 'token or key of an option',
    kind: 'token',
    shaped: false,
    hints: ['token', 'secret', 'key', '-pat'],
    pattern: new RegExp(
      String.raw`(?<![^\s"'\x60(,[])--?(?:[a-z]+-){0,5}(?:token|secret|key|pat|sas)["'\x60]?(?:=|[ \t]?,[ \t]{0,9}|${blank}{1,40})${anyValue}`,
      'gi',
    ),
    accept: ({ value }) => looksSecret(value),
  }),
  patternRule({
    name: 'password of -p',
    kind: (match) => (ofCommand(match, /service-principal/) ? 'client-secret' : passwordKind(match.value)),
    shaped: false,
    hints: ['-p'],
    pattern: new RegExp(
      String.raw`(?<![^\s"'\x60])-p["'\x60]?(?:=|[ \t]?,[ \t]{0,9}|${blank}{1,40}|(?=[\w+/~.!@#%^*-]{6}))${anyValue}`,
      'g',
    ),
    accept: (match) =>
      !isPlaceholder(match.value) &&
      !port.test(match.value) &&
      ofCommand(match, signsIn) &&
      (!isAttached(match) || match.value.length >= 16 || looksSecret(match.value)),
  }),
  patternRule({
    name: 'user and password of -u',
    kind: ({ value }) => passwordKind(value),
    shaped: false,
    hints: ['-u', '--user', '-creds'],
    pattern:
      /(?<=\s)(?:-u|--user|--(?:src-|dest-)?creds)(?:=|[ \t]{1,9})["']?[\w.@$<>-]{1,100}:(?!\/\/)(?<secret>[^\s"'\uFDD0]+)/g,
    accept: ({ value }) => !isPlaceholder(value) && !/^\d{1,6}$/.test(value),
  }),
  patternRule({
    name: 'password piped to a command',
    kind: ({ value }) => passwordKind(value),
    shaped: false,
    hints: ['|'],
    pattern: new RegExp(
      String.raw`(?:\b(?:echo|printf|print|Write-Output)(?:[ \t]{1,9}-\w{1,9}|[ \t]{1,9}["']?%s(?:\\n)?["']?){0,3}[ \t]{1,9}|^[^\w\n]{0,9}(?=["']))${anyValue}(?=["']?[ \t]{0,9}\|\s{0,9}[^\n]{0,200}(?:login|stdin|base64))`,
      'gim',
    ),
    accept: ({ value }) => !isPlaceholder(value) && !/\s/.test(value),
  }),
  patternRule({
    name: 'password in a here-string, literal or secure string',
    kind: ({ value }) => passwordKind(value),
    shaped: false,
    hints: ['<<<', '--from-literal', 'securestring'],
    pattern: new RegExp(
      String.raw`(?:<<<[ \t]{0,9}|--from-literal[= ]["']?[\w.-]{1,100}=|ConvertTo-SecureString[ \t]{1,9}(?:-String[ \t]{1,9})?)${anyValue}`,
      'gi',
    ),
    accept: ({ value }) => !isPlaceholder(value) && !/\s/.test(value),
  }),
];
