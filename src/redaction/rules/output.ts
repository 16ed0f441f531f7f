import { passwordKind } from '../kinds.ts';
import type { SecretKind } from '../redacted.ts';
import { anyValue, type Candidate, type Match, matchesOf, patternRule, type Rule } from '../rule.ts';
import { isPlaceholder, looksSecret } from '../values.ts';

const names = String.raw`["']?(?:name|key)["']?\s{0,9}[:=]\s{0,9}["']?(?:[\w.:-]{0,80}(?:password|passwd|pwd|secret|token|pat|key)\d?)["']?`;
const separator = String.raw`(?:[ \t\r]{0,9}[,\n]\s{0,40}|[ \t]{1,9})`;
const between = String.raw`(?:${separator}["']?\w{1,40}["']?\s{0,9}:\s{0,9}[^\n,{}]{0,80}){0,4}?${separator}`;
const afterValue = String.raw`["']?value["']?\s{0,9}[:=]\s{0,9}`;

/** A table's rows below a heading `PASSWORD`, with the columns that the dashes below it show. */
function passwordCells(text: string): Candidate[] {
  const cells: Candidate[] = [];
  for (const below of text.matchAll(/\n([- \t]{4,400})\r?\n((?:[^\n]{1,400}(?:\n|$)){1,20})/g)) {
    const [whole, rule = '', rows = ''] = below;
    const titles = text.slice(text.lastIndexOf('\n', below.index - 1) + 1, below.index);
    const columns = [...rule.matchAll(/-+/g)].filter(({ index }) => /^PASSWORD/i.test(titles.slice(index, index + 9)));
    const rowsStart = below.index + whole.length - rows.length;
    for (const row of matchesOf(rows, /(?<secret>[^\s\uFDD0]{6,})/g)) {
      const column = row.at.start - (rows.lastIndexOf('\n', row.at.start - 1) + 1);
      if (!columns.some(({ index }) => index === column) || isPlaceholder(row.value)) continue;
      cells.push({ start: rowsStart + row.at.start, end: rowsStart + row.at.end, kind: 'registry-password', least: 0 });
    }
  }
  return cells;
}

/** What `az acr credential show` lists as `password` and `password2` is a registry's. */
const kindOf = ({ value, groups }: Match): SecretKind =>
  /^["']?name["']?\s*[:=]\s*["']?password\d?\b/i.test(groups.name ?? '') ? 'registry-password' : passwordKind(value);

/** Secrets in what command-line tools print: pairs of `name` and `value`, tables. */
export const outputRules: readonly Rule[] = [
  patternRule({
    name: 'value beside the name of a secret',
    kind: kindOf,
    shaped: false,
    hints: ['value'],
    pattern: new RegExp(`(?<name>${names})${between}${afterValue}${anyValue}`, 'gi'),
    accept: ({ value, groups }) => !isPlaceholder(value) && (looksSecret(value) || /pass|pwd/i.test(groups.name ?? '')),
  }),
  patternRule({
    name: 'name of a secret behind its value',
    kind: kindOf,
    shaped: false,
    hints: ['value'],
    pattern: new RegExp(
      String.raw`"value":\s{0,9}"(?<secret>[^"\n\uFDD0]{6,500})(?="\s{0,9},\s{0,40}(?<name>${names}))`,
      'gi',
    ),
    accept: ({ value }) => looksSecret(value),
  }),
  patternRule({
    name: 'element of XML',
    kind: 'password',
    shaped: false,
    hints: ['</'],
    pattern: /<[\w.:]{0,60}(?:password|secret|token)>(?<secret>[^<>\s\uFDD0]+)(?=<\/)/gi,
    accept: ({ value }) => !isPlaceholder(value),
  }),
  { name: 'table of passwords', shaped: true, hints: ['password'], find: passwordCells },
];
