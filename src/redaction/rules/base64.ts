import { Buffer } from 'node:buffer';
import type { Candidate, Rule } from '../rule.ts';

const run = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}={0,2}/g;

function secretIn(encoded: string, rules: readonly Rule[]): Candidate | undefined {
  const text = Buffer.from(encoded, 'base64').toString('latin1');
  if (!/^[\t\n\r -~]+$/.test(text)) return undefined;
  for (const rule of rules) for (const candidate of rule.find(text)) return candidate;
  return undefined;
}

/** Finds base64 in which one of the given rules finds a secret; the whole of it counts. */
export function base64Rule(rules: readonly Rule[]): Rule {
  return {
    name: 'base64 of a secret',
    shaped: true,
    hints: [],
    *find(text) {
      for (const { 0: encoded, index } of text.matchAll(run)) {
        const secret = secretIn(encoded, rules);
        const kind = secret?.kind === 'docker-config' ? 'docker-config' : secret?.kind;
        if (kind) yield { start: index, end: index + encoded.length, kind, least: 0 };
      }
    },
  };
}
