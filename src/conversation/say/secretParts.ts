import type { Facts } from '../../knowledge/facts.ts';
import type { Part } from '../../messages/message.ts';
import type { FoundSecret, SecretKind } from '../../redaction/redacted.ts';
import { placeholderValue } from '../placeholderValues.ts';
import type { Voice } from './voice.ts';

function kindsOf(secrets: readonly FoundSecret[]): readonly SecretKind[] {
  return [...new Set(secrets.map(({ kind }) => kind))];
}

/** The kinds of secret that were found, in words. Never a value: nobody has it any more. */
export function secretKinds(secrets: readonly FoundSecret[], voice: Voice): string {
  return kindsOf(secrets)
    .map((kind) => voice.word(`secret.kind.${kind}`))
    .join(', ');
}

/** Warns of pasted secrets: which kind each was, and how it is made worthless. */
export function secretParts(secrets: readonly FoundSecret[], facts: Facts, voice: Voice): Part[] {
  if (secrets.length === 0) return [];
  const names = ['registry', 'tokenName', 'applicationId'];
  const values = Object.fromEntries(names.map((name) => [name, placeholderValue(facts, name) ?? `<${name}>`]));
  const rotations = kindsOf(secrets).map((kind) => voice.say(`secret.rotate.${kind}`, values));
  return [
    { kind: 'notice', tone: 'warning', text: voice.say('secret.found', { kinds: secretKinds(secrets, voice) }) },
    { kind: 'list', ordered: false, items: rotations },
  ];
}
