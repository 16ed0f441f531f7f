import type { factValues } from '../../knowledge/facts.ts';
import type { Found, Paste } from './paste.ts';

type Operation = (typeof factValues.operation)[number];

const signs: readonly (readonly [Operation, RegExp])[] = [
  ['push', /\bpush(?:e[sd]|ing|u|i|nout|nu)?\b|The push refers to|requested access to the resource is denied/i],
  ['pull', /\bpull(?:s|ed|ing|u|i|nout)?\b|ErrImagePull|ImagePullBackOff|\bmanifest unknown\b|stáhn/i],
  ['manage', /\baz acr (?!login|helm|build)\w|\baz aks\b|--attach-acr|role assignment|roleAssignments|\bport[aá]l/i],
  ['login', /\blog(?:ging|ged)?[ -]?(?:in|on)\b|\baz login\b|přihl[aá]|prihlas|oauth2\/exchange|AADSTS\d/i],
];

/** What was being done to the registry when it failed, as far as the paste tells. */
export function readOperation(paste: Paste): Found | undefined {
  for (const [value, sign] of signs) {
    const index = paste.lines.findIndex((line) => sign.test(line));
    if (index >= 0) return { value, line: paste.lines[index]! };
  }
  return undefined;
}
