import { aroundEscapes, decoded, withoutNoise } from './decoded.ts';
import { joinedViews } from './joinedViews.ts';
import { isRegistryPassword } from './kinds.ts';
import type { SecretKind } from './redacted.ts';
import type { Candidate, Rule } from './rule.ts';
import { hintsIn, rules } from './rules.ts';
import { isReadable, looksSecret } from './values.ts';
import { aroundHoles, rawSpan, type Span, type View, viewOf } from './view.ts';

/** A secret's place in the raw text. */
export type Found = Span & { readonly kind: SecretKind };

/** Where secrets stand in the raw text beside the spans already removed: sorted, apart from each other. */
export function findSecrets(raw: string, removed: readonly Span[]): Found[] {
  return merge(viewsOf(raw, removed).flatMap((view) => findInView(view, rules)));
}

/**
 * Where more secrets stand after a first search: around the spans removed, because a secret may have hidden another, and
 * wherever `known` finds again what was removed elsewhere.
 */
export function findMoreSecrets(raw: string, removed: readonly Span[], known: Rule): Found[] {
  const views = viewsOf(raw, removed);
  return merge(views.flatMap((view) => [...findInView(aroundHoles(view), rules), ...findInView(view, [known])]));
}

/** The text as it stands, with its escapes decoded (twice, for JSON in JSON), and then with wrapped lines joined. */
function viewsOf(raw: string, removed: readonly Span[]): View[] {
  const clean = withoutNoise(viewOf(raw, removed));
  const plain = decoded(decoded(clean));
  if (plain === clean) return [clean, ...joinedViews(clean)];
  const once = decoded(aroundEscapes(clean));
  return [...new Set([clean, once, decoded(once), ...joinedViews(plain)])];
}

type Ranked = Found & { readonly rank: number };

function findInView(view: View, all: readonly Rule[]): Ranked[] {
  const found = hintsIn(view.text);
  return all.flatMap((rule, rank) => {
    if (rule.hints.length > 0 && !rule.hints.some((hint) => found.has(hint))) return [];
    return [...rule.find(view.text)]
      .map((candidate) => withoutNextLine(view, candidate))
      .filter((candidate) => isProven(view, rule, candidate))
      .map((candidate) => ({ ...rawSpan(view, candidate), kind: candidate.kind, rank }));
  });
}

/** Where lines were joined, what follows the last joint may be the next line's first word and no part of the secret. */
function withoutNextLine({ text, joints }: View, candidate: Candidate): Candidate {
  if (joints.size === 0) return candidate;
  const { start, least } = candidate;
  let { end } = candidate;
  for (let at = end - 1; at > start && at >= start + least; at--) {
    if (!joints.has(at)) continue;
    if (!isReadable(text.slice(at, end).replace(/^-+/, ''))) break;
    if (isRegistryPassword(text.slice(start, end)) && !isPlainWord(text.slice(at, end))) break;
    end = at;
  }
  return { ...candidate, end };
}

const isPlainWord = (text: string) => /^(?:[A-Z]?[a-z]+|[A-Z]+\d*)$/.test(text);

function isProven(view: View, rule: Rule, { start, end }: Span): boolean {
  return view.joints.size === 0 || rule.shaped || looksSecret(view.text.slice(start, end));
}

/** Overlapping places become one, of the kind of the first rule among theirs. */
function merge(found: Ranked[]): Found[] {
  const merged: Ranked[] = [];
  for (const next of found.sort((a, b) => a.start - b.start || a.rank - b.rank)) {
    const last = merged.at(-1);
    if (!last || next.start >= last.end) {
      merged.push(next);
      continue;
    }
    const first = next.rank < last.rank ? next : last;
    merged[merged.length - 1] = {
      start: last.start,
      end: Math.max(last.end, next.end),
      kind: first.kind,
      rank: first.rank,
    };
  }
  return merged;
}
