import type { Facts } from '../knowledge/facts.ts';
import type { Content } from '../knowledge/schema.ts';
import type { Match, Reading } from '../matching/reading.ts';
import type { FoundSecret, Redacted } from '../redaction/redacted.ts';
import type { CaseState } from './case.ts';
import { isOpenTicket } from './caseTicket.ts';
import { explainedFrom } from './diagnosis.ts';
import { withoutObserved } from './observed.ts';

/** How a paste relates to the case that it reaches. */
export type Relation = 'first' | 'same' | 'new';

/** Facts of one failure only; they don't outlive it. */
const ofOneFailure = ['httpStatus', 'errorCode', 'correlationId', 'traceId', 'failedAt', 'failedHost'];

/** Facts of a registry; they don't hold for another one. */
export const ofOneRegistry: readonly string[] = [
  'loginServer',
  'cloud',
  'repository',
  'tag',
  'resourceGroup',
  'subscriptionId',
  'region',
  'registryMode',
];

/** Units of a paste that a case keeps; a ticket shows less. */
const longestKept = 6000;

function orderOf(content: Content, matches: readonly Match[]): number {
  return content.signatures.get(matches[0]?.signature ?? '')?.order ?? 0;
}

/** Whether a paste opens the case, adds to its error, or brings another one. */
export function relate(content: Content, state: CaseState, reading: Reading): Relation {
  // What was only offered for confirmation is no error of the case yet.
  if (state.matches.length === 0 || state.stage === 'confirming') return 'first';
  if (state.stage === 'solved') return 'new';
  const registry = reading.facts.registry?.value;
  if (registry !== undefined && registry !== (state.facts.registry?.value ?? registry)) return 'new';
  const known = new Set(state.matches.map(({ signature }) => signature));
  if (reading.matches.some(({ signature }) => known.has(signature))) return 'same';
  const isExplained = [state.matches, reading.matches].some((matches) => orderOf(content, matches) >= explainedFrom);
  return isExplained ? 'same' : 'new';
}

function without(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
}

/** What still holds of the facts when another error comes; what was seen live belongs to the one before. */
export function stillHolding(facts: Facts, reading: Reading): Facts {
  const registry = reading.facts.registry?.value;
  const isOther = registry !== undefined && registry !== facts.registry?.value;
  return without(withoutObserved(facts), isOther ? [...ofOneFailure, ...ofOneRegistry] : ofOneFailure);
}

/** A paste as a case keeps it: whole, or the part around the line that decided. */
export function excerpt(text: Redacted, line: string, length: number = longestKept): Redacted {
  if (text.length <= length) return text;
  const at = Math.max(0, text.indexOf(line));
  const start = Math.max(0, Math.min(at - Math.floor(length / 3), text.length - length));
  // A part of a redacted text holds nothing that the whole did not hold.
  return text.slice(start, start + length) as Redacted;
}

function mergeMatches(content: Content, older: readonly Match[], newer: readonly Match[]): readonly Match[] {
  const fresh = new Set(newer.map(({ signature }) => signature));
  const rest = older.filter(({ signature }) => !fresh.has(signature));
  const isExplaining = orderOf(content, rest) < orderOf(content, newer) && rest.length > 0;
  return isExplaining ? [...rest, ...newer] : [...newer, ...rest];
}

/** What was pasted, redacted. */
export type Paste = { readonly text: Redacted; readonly secrets: readonly FoundSecret[] };

/** The secrets of a case with newly found ones, one of each kind: it tells of kinds alone, and stays small. */
export function addSecrets(known: readonly FoundSecret[], found: readonly FoundSecret[]): readonly FoundSecret[] {
  const byKind = new Map([...found, ...known].map((secret) => [secret.kind, secret]));
  return [...byKind.values()];
}

/** The case with a paste taken in. Another error starts over with what still holds; the old paste is replaced. */
export function takePaste(content: Content, state: CaseState, paste: Paste, reading: Reading): CaseState {
  const secrets = addSecrets(state.secrets, paste.secrets);
  if (relate(content, state, reading) === 'same') {
    const given = Object.entries(state.facts).filter(([, { origin }]) => origin === 'given');
    const facts = { ...state.facts, ...reading.facts, ...Object.fromEntries(given) };
    const matches = mergeMatches(content, state.matches, reading.matches);
    const whole = [state.paste, paste.text].filter((text) => text !== undefined).join('\n\n') as Redacted;
    return { ...state, secrets, facts, matches, paste: excerpt(whole, matches[0]?.line ?? ''), rephrased: 0 };
  }
  return {
    ...state,
    stage: 'listening',
    paste: excerpt(paste.text, reading.matches[0]?.line ?? ''),
    secrets,
    matches: reading.matches,
    facts: { ...stillHolding(state.facts, reading), ...reading.facts },
    findings: [],
    asked: [],
    shown: undefined,
    failed: [],
    rephrased: 0,
    // What was drafted or closed belongs to the error before.
    ticket: isOpenTicket(state.ticket) ? state.ticket : undefined,
  };
}
