import { type Candidate, patternRule, type Rule } from '../rule.ts';
import { charactersOf, runsOf } from '../runs.ts';
import { isPlaceholder } from '../values.ts';

const base64 = 'A-Za-z0-9+/';

const lettersAndDigits = charactersOf(/[A-Za-z0-9]/);
const devOpsLength = 52;

/** The older tokens of Azure DevOps are base32 and have no marker. */
function* olderDevOpsTokens(text: string): Generator<Candidate> {
  for (const { start, end } of runsOf(lettersAndDigits, text, devOpsLength)) {
    const value = text.slice(start, end);
    const isToken = /^[a-z2-7]{52}$/.test(value) && (value.match(/\d/g) ?? []).length > 3;
    if (isToken) yield { start, end, kind: 'devops-token', least: devOpsLength };
  }
}

/** Secrets of Azure that are known by their form. */
export const azureRules: readonly Rule[] = [
  // Admin and token passwords carry a marker since 2022: 52 characters, `+ACR` and one of A–D near the end.
  patternRule({
    name: 'registry password with a marker',
    kind: 'registry-password',
    shaped: true,
    hints: ['+acr'],
    pattern: new RegExp(String.raw`(?<secret>[${base64}]{42}\+ACR[A-D][${base64}]{5})`, 'g'),
    least: 52,
  }),
  // The common form of newer Azure keys (84 characters); `AZDO` marks the tokens of Azure DevOps.
  patternRule({
    name: 'Azure key with a marker',
    kind: ({ value }) =>
      value.includes('AZDO') ? 'devops-token' : value.includes('ACR') ? 'registry-password' : 'token',
    shaped: true,
    hints: ['jqqj9'],
    pattern: new RegExp(`(?<secret>[${base64}]{52}JQQJ9[9DH][${base64}]{20,40}={0,2})`, 'g'),
    least: 78,
  }),
  patternRule({
    name: 'token of Azure DevOps with a marker',
    kind: 'devops-token',
    shaped: true,
    hints: ['azdo'],
    pattern: /(?<secret>[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4})/g,
    least: 84,
  }),
  { name: 'older token of Azure DevOps', shaped: true, hints: [], find: olderDevOpsTokens },
  // 37–40 characters; a digit and `Q~` after the third one.
  patternRule({
    name: 'client secret',
    kind: 'client-secret',
    shaped: true,
    hints: ['q~'],
    pattern: /(?<secret>[\w~.-]{3}\dQ~[\w~.-]{31,34})/g,
    least: 37,
  }),
  // 64 bytes. With `sha512-` before it, it is the digest of a package.
  patternRule({
    name: 'account key',
    kind: 'storage-key',
    shaped: true,
    hints: ['=='],
    // Looks back from the rare signs at its end, which is quicker than forward from every word.
    pattern: new RegExp(`==(?<=(?<!sha512-)(?<![${base64}])(?<secret>[${base64}]{86}==))`, 'g'),
    least: 88,
  }),
  patternRule({
    name: 'key in a connection string',
    kind: 'storage-key',
    shaped: true,
    hints: ['key='],
    pattern: /(?:Account|Access)Key=(?<secret>[^\s;"'<>&,\uFDD0]{8,})/gi,
    accept: ({ value }) => !isPlaceholder(value),
  }),
  patternRule({
    name: 'signed address',
    kind: 'signed-url',
    shaped: true,
    hints: ['sig='],
    pattern: /(?<![A-Za-z0-9])sig=(?<secret>[A-Za-z0-9%+/=_-]{8,})/gi,
    accept: ({ value }) => !isPlaceholder(value),
  }),
];
