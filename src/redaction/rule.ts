import type { SecretKind } from './redacted.ts';
import { hole, type Span } from './view.ts';

/** A place in a text where a secret stands. */
export type Candidate = Span & {
  readonly kind: SecretKind;
  /** How many characters surely belong to it, so that they are kept together when lines were joined. */
  readonly least: number;
};

/** How one form of secret is found. The proofs of every rule (texts it must find and must leave) are in its tests. */
export type Rule = {
  readonly name: string;
  /** Whether the form alone is enough; otherwise the words around decide, and joined lines ask for more proof. */
  readonly shaped: boolean;
  /** In lower case; without any of them in the text the rule is not tried. None: always tried. */
  readonly hints: readonly string[];
  readonly find: (text: string) => Iterable<Candidate>;
};

/** A match of an expression whose group `secret` took part. */
export type Match = {
  readonly text: string;
  readonly value: string;
  /** The quote that opens the value, or ''. */
  readonly quote: string;
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** Where the match begins; the value is at `at`. */
  readonly index: number;
  readonly at: Span;
};

/** A rule in its usual form: an expression that ends with a group `secret` (what follows is looked ahead at). */
export type PatternRule = Omit<Rule, 'find'> & {
  readonly kind: SecretKind | ((match: Match) => SecretKind);
  readonly pattern: RegExp;
  /** Looks closer at a match; without it every match counts. */
  readonly accept?: (match: Match) => boolean;
  readonly least?: number;
};

/** Makes a rule of an expression. */
export function patternRule({ kind, pattern, accept, least = 0, ...rule }: PatternRule): Rule {
  const kindOf = typeof kind === 'string' ? () => kind : kind;
  return {
    ...rule,
    find: (text) =>
      matchesOf(text, pattern)
        .filter((match) => accept?.(match) ?? true)
        .map((match) => ({ ...match.at, kind: kindOf(match), least: isClosed(match) ? match.value.length : least })),
  };
}

const isClosed = ({ text, quote, at }: Match) => quote !== '' && text.charAt(at.end) === quote;

/** All matches of an expression that ends with a group `secret`, cut where a sentence or a bracket ends after it. */
export function matchesOf(text: string, pattern: RegExp): Match[] {
  const matches: Match[] = [];
  for (const found of text.matchAll(pattern)) {
    const secret = found.groups?.secret ?? '';
    const start = found.index + found[0].length - secret.length;
    const quote = /["'`“„]/.exec(text.charAt(start - 1))?.[0] ?? '';
    const value = quote === '' ? unpunctuated(secret) : secret;
    if (value === '') continue;
    const at = { start, end: start + value.length };
    matches.push({ text, value, quote, groups: found.groups ?? {}, index: found.index, at });
  }
  return matches;
}

function unpunctuated(value: string): string {
  let end = value.length;
  while (end > 0 && ')]}.,;: \t\r\n'.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(0, end);
}

const stop = String.raw`\\[\\"'nrtu\s]|\^\s|&(?:quot|apos|amp|lt|gt|#\w{2,6});|[,;&](?=[\s"'\])}]|$|[\w.-]{1,40}[=:])`;
// Up to a blank, a quote, or where the next `name=` of a list begins.
const unquoted = String.raw`(?<secret>(?:(?!${stop})[^\s"'\x60|<>${hole}])+)`;

const inQuotes = (open: string, close: string) =>
  String.raw`${open}(?<secret>(?:[^${close}\\\r\n${hole}]|\\[^\r\n${hole}])+)`;
// The closing quote may be missing: pastes are cut. Blanks between backticks make a command of it.
const inBackticks = String.raw`\x60(?<secret>[^\x60\s${hole}]+)(?=\x60)`;
const quoted = [inQuotes('"', '"'), inQuotes("'", "'"), inQuotes('[“„]', '”“'), inBackticks].join('|');

/** A value with or without quotes. */
export const anyValue = `(?:${quoted}|${unquoted})`;
