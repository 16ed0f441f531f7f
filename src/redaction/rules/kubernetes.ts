import { anyValue, type Candidate, matchesOf, patternRule, type Rule } from '../rule.ts';
import { isPlaceholder } from '../values.ts';

const entry = new RegExp(String.raw`^[ \t]*["']?[\w.-]{1,253}["']?:[ \t]{0,9}${anyValue}(?=["']?[ \t]*$)`, 'gm');
const jsonEntry = /"[\w.-]{1,253}":\s{0,9}"(?<secret>[^"\uFDD0]+)(?=")/g;
const block = /^(?<indent>[ \t]*)(?:stringData|data):[ \t]*\r?\n(?<body>(?:\k<indent>[ \t]+[^\n]*(?:\n|$))+)/gm;
const jsonBlock = /"(?:stringData|data)":\s{0,9}\{(?<body>[^{}]+)(?=\})/g;

function entriesIn(text: string, blocks: RegExp, entries: RegExp): Candidate[] {
  return [...text.matchAll(blocks)].flatMap((found) => {
    const body = found.groups?.body ?? '';
    const from = found.index + found[0].length - body.length;
    return matchesOf(body, entries)
      .filter(({ value }) => !isPlaceholder(value))
      .map(({ at }) => ({ start: from + at.start, end: from + at.end, kind: 'kubernetes-secret', least: 0 }));
  });
}

/** Secrets of Kubernetes, which hold base64. */
export const kubernetesRules: readonly Rule[] = [
  patternRule({
    name: 'Docker configuration in a Kubernetes secret',
    kind: 'kubernetes-secret',
    shaped: true,
    hints: ['.dockerc'],
    pattern:
      /\.docker(?:configjson|cfg)["']?\s{0,9}[:=]\s{0,9}(?:[|>]-?\s{1,40})?["']?(?<secret>[A-Za-z0-9+/=_-]{8,})/g,
  }),
  {
    name: 'values of a Kubernetes secret',
    shaped: false,
    hints: ['secret'],
    find: (text) =>
      /\bkind["']?:\s{0,9}["']?Secret\b(?!\w)/.test(text)
        ? [...entriesIn(text, block, entry), ...entriesIn(text, jsonBlock, jsonEntry)]
        : [],
  },
];
