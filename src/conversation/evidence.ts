import type { Facts } from '../knowledge/facts.ts';
import type { Bilingual, Cause, Signature } from '../knowledge/schema.ts';
import { fold } from '../matching/fold.ts';
import type { Match } from '../matching/reading.ts';
import { compileWording, standsIn } from '../matching/wording.ts';
import type { Finding, Words } from './case.ts';
import { judge, knownFact } from './conditions.ts';

/** One reason for or against a cause, as data; `say/evidenceText.ts` puts it into words. */
export type Evidence = { readonly for: boolean } & (
  | { readonly kind: 'signature'; readonly signature: string; readonly line: string; readonly proves: boolean }
  | { readonly kind: 'reason'; readonly because: Bilingual }
  | { readonly kind: 'fact'; readonly fact: string; readonly value: string }
  | { readonly kind: 'finding'; readonly check: string; readonly reason: Words }
  | { readonly kind: 'failed' }
);

/** A signature of the content together with its match in the paste. */
export type Recognised = { readonly signature: Signature; readonly match: Match };

/**
 * Whether a text proves a cause by itself: only where an unmistakable wording of the signature stands in it. People's own
 * words ("the secret has probably expired") make the cause likely and prove nothing.
 */
export function isProof({ signature, match }: Recognised, cause: Cause): boolean {
  if (signature.proves !== cause.id || match.band === 'unsure') return false;
  const line = fold(match.line);
  return signature.wordings.exact.flatMap(compileWording).some((wording) => standsIn(wording, line));
}

/** Whether the line that decided names one of the causes that its signature may have. */
export function isSaid({ said = [] }: Signature['causes'][number], { match }: Recognised): boolean {
  const line = fold(match.line);
  return said.flatMap(compileWording).some((wording) => standsIn(wording, line));
}

function fromSignatures(cause: Cause, recognised: readonly Recognised[]): Evidence[] {
  return recognised
    .filter(({ signature }) => signature.causes.some((entry) => entry.cause === cause.id))
    .map((one) => ({
      for: true,
      kind: 'signature',
      signature: one.signature.id,
      line: one.match.line,
      proves: isProof(one, cause),
    }));
}

function fromFacts(cause: Cause, facts: Facts): Evidence[] {
  const reasons = cause.likelier.flatMap(({ when, times, because }): Evidence[] =>
    because !== undefined && judge(when, facts) === 'holds' ? [{ for: times >= 1, kind: 'reason', because }] : [],
  );
  const explained = new Set(
    cause.likelier.flatMap(({ when, because }) => (because && judge(when, facts) === 'holds' ? Object.keys(when) : [])),
  );
  const fitting = Object.keys(cause.applies ?? {}).flatMap((fact): Evidence[] => {
    const known = knownFact(facts, fact);
    return known && !explained.has(fact) ? [{ for: true, kind: 'fact', fact, value: known.value }] : [];
  });
  return [...reasons, ...fitting];
}

function fromFindings(cause: Cause, findings: readonly Finding[]): Evidence[] {
  return findings.flatMap(({ check, reason, confirms, rulesOut, suspects = [] }): Evidence[] => {
    if ([...confirms, ...suspects].includes(cause.id)) return [{ for: true, kind: 'finding', check, reason }];
    return rulesOut.includes(cause.id) ? [{ for: false, kind: 'finding', check, reason }] : [];
  });
}

/** Everything that speaks for and against a cause: what was seen live first, then the paste, then facts. */
export function evidenceFor(
  cause: Cause,
  recognised: readonly Recognised[],
  known: { readonly facts: Facts; readonly findings: readonly Finding[]; readonly failed: readonly string[] },
): readonly Evidence[] {
  const failed: Evidence[] = known.failed.includes(cause.id) ? [{ for: false, kind: 'failed' }] : [];
  return [
    ...fromFindings(cause, known.findings),
    ...fromSignatures(cause, recognised),
    ...fromFacts(cause, known.facts),
    ...failed,
  ];
}
