import { patternRule, type Rule } from '../rule.ts';

/** Tokens that are known by how they begin, and private keys. */
export const tokenRules: readonly Rule[] = [
  patternRule({
    name: 'JSON web token',
    kind: 'token',
    shaped: true,
    hints: ['eyj'],
    pattern: /(?<secret>eyJ[\w-]{5,600}\.[\w-]{5,}(?:\.[\w-]*){0,3})/g,
  }),
  patternRule({
    name: 'token of GitHub',
    kind: 'github-token',
    shaped: true,
    hints: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'],
    pattern: /(?<secret>(?:gh[pousr]_[A-Za-z0-9]|github_pat_\w)\w{15,})/g,
    least: 40,
  }),
  patternRule({
    name: 'token of another service',
    kind: 'token',
    shaped: true,
    hints: ['glpat-', 'npm_', 'xox', 'dckr_', 'akia'],
    pattern: /(?<secret>(?:glpat-|npm_|xox[abprs]-|dckr_pat_|dckr_oat_|AKIA)[\w-]{16,})/g,
    accept: ({ value }) => /\d/.test(value),
    least: 20,
  }),
  // What stands between the two marks; without the second one, the lines that look like a key.
  patternRule({
    name: 'private key',
    kind: 'private-key',
    shaped: true,
    hints: ['private key'],
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\+[nr]){0,9}(?:(?<secret>(?:(?!-----)[^\uFDD0])+)(?<!\\[nr]?)(?=(?:\\+[nr])?-----END)|(?<secret>[A-Za-z0-9+/=]{16,}(?:\s{1,40}[A-Za-z0-9+/=]{16,})*))/g,
  }),
];
