import { anyOf } from '../anyOf.ts';
import type { Operation } from './operationSigns.ts';
import type { Signs } from './paste.ts';

/** The source of a group that matches one of the patterns. */
function oneOf(...patterns: readonly RegExp[]): string {
  return `(?:${anyOf('', ...patterns).source})`;
}

/** A few words of the same clause that do not tell of a success. */
const between = String.raw`(?: (?!but\b|ale\b|succe|works\b|fine\b|ok\b)\S{0,60}[^\s,.;]){0,5}?`;
const cannot = oneOf(
  /can ?not/,
  /can'?t/,
  /couldn'?t/,
  /could not/,
  /(?:unable|not able) to/,
  /fail(?:s|ed|ing)? to/,
  /won'?t/,
  /refus\w{1,4} to/,
  /(?:nobody|nothing|no one) can/,
  /nem[uů][zž]\w{1,4}/,
  /nejde/,
  /nelze/,
  /neum[ií]/,
  /p[rř]estan\w{0,2}/,
  /p[rř]estal\w? (?:j[ií]t|fungovat)/,
);
const fails = oneOf(
  /fail(?:s|ed|ing|ure)?\b/,
  /stop(?:s|ped)?\b/,
  /breaks\b/,
  /dies\b/,
  /denied\b/,
  /refused\b/,
  /rejected\b/,
  /unauthori[sz]ed\b/,
  /doesn'?t\b/,
  /not work/,
  /hangs\b/,
  /40[13]\b/,
  /says\b/,
  /ends\b/,
  /nejde/,
  /nefunguj/,
  /pad[aá]/,
  /skon[cč]/,
  /kon[cč][ií]/,
  /odm[ií]t/,
  /hl[aá]s[ií]/,
  /p[ií][sš]e/,
  /ne\b/,
);
const wanted = oneOf(/should/, /try(?:ing)? to/, /want(?:s|ed)? to/, /need(?:s|ed)? to/, /chc\w{1,3}/, /m[aá](?:me)?/);
const verbs: readonly (readonly [Operation, string])[] = [
  ['push', String.raw`(?:push\w{0,6}|upload\w{0,3}|publish(?:ing)?|nahr[aá][^\s,.;]{1,4})`],
  [
    'pull',
    String.raw`(?:pull\w{0,5}|(?:(?:na|s)t[aá]hn|sta[zž]en|stahov)[^\s,.;]{1,5}|(?:download|fetch|get|load|find|read|retrieve)(?:t?ing)?(?: (?:at|the|that|its|any|our|my|private|base)){0,3} (?:image|manifest)s?|find (?:the |that )?tag)`,
  ],
  ['login', String.raw`(?:log(?:ging)? ?(?:into|in|on)|sign(?:ing)? ?in|authenticate|p[rř]ihl[aá][^\s,.;]{1,8})`],
];
const managing = oneOf(
  /see\b(?! why| what| how| where| any (?:error|reason|difference))/,
  /(?:list|view|show|browse|delete|import|purge|create|add|assign|attach|grant)/,
  /(?:vytvo[rř]it|smazat|p[rř]idat|p[rř]i[rř]adit|zobrazit|vypsat|vid[eě]t|importovat)/,
);
const handling = oneOf(
  /(?:listing|deleting|purging|importing|creating)/,
  /(?:vytvo[rř]it|smazat|p[rř]idat|p[rř]i[rř]adit|zobrazit|importovat)/,
);
/** How people say that an operation fails: "cannot push", "push to … fails", "nestáhne". */
export const told: Signs<Operation> = [
  ...verbs.map(([operation, verb]): [Operation, RegExp] => [
    operation,
    new RegExp(String.raw`\b(?:${cannot}${between} ${verb}|(?<!-)${verb}${between} ${fails}|ne${verb})`, 'i'),
  ]),
  [
    'manage',
    new RegExp(
      String.raw`\b(?:${cannot}(?: \S{1,12})? ${managing}\b|nevid\S|(?<!-)${handling}${between} ${fails}|no(?:ne of)?(?: \S{1,20}){0,3} (?:repositories|registries)\b)`,
      'i',
    ),
  ],
];
/** How people say what they are at. */
export const meant: Signs<Operation> = verbs.map(([operation, verb]) => [
  operation,
  new RegExp(String.raw`\b${wanted}${between} ${verb}`, 'i'),
]);
