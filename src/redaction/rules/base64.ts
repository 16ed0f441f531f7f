import { Buffer } from 'node:buffer';
import type { Candidate, Rule } from '../rule.ts';
import { charactersOf, runsOf } from '../runs.ts';

const base64 = charactersOf(/[A-Za-z0-9+/_-]/);
const shortest = 20;
const padding = /={0,2}/y;

function endOfPadding(text: string, start: number): number {
  padding.lastIndex = start;
  return start + padding.exec(text)![0].length;
}

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
      for (const run of runsOf(base64, text, shortest)) {
        const secret = secretIn(text.slice(run.start, run.end), rules);
        if (secret) yield { start: run.start, end: endOfPadding(text, run.end), kind: secret.kind, least: 0 };
      }
    },
  };
}
