import type { Question } from '../knowledge/schema.ts';
import { looksSecret } from '../redaction/values.ts';

/** Facts by name, as read in what a person typed. */
export type Typed = Readonly<Record<string, string>>;

const host = /(?<![a-z0-9.-])([a-z0-9]{5,50})(-[a-z0-9]{6,32})?\.azurecr\.(io|cn|us)(?![a-z0-9-])/i;
const clouds: Readonly<Record<string, string>> = { io: 'public', cn: 'china', us: 'usgov' };
const bareName = /^[a-z0-9]{5,50}$/i;
const nameAfter =
  /\b(?:registry|registru|registr|acr)\s+(?:(?:name|nazev)\s+)?(?:is|je|se jmenuje|called|named|=|:)\s+(?:called\s+|named\s+)?([a-z0-9]{5,50})(?=$|[\s.,!?])/i;
const notNames: readonly string[] = [
  'registry',
  'registr',
  'wrong',
  'correct',
  'right',
  'private',
  'public',
  'premium',
  'azure',
  'another',
];

/** The registry that a person names: by its address, after "the registry is", or (where asked) by nothing but its name. */
export function readRegistry(text: string, isAsked: boolean): Typed | undefined {
  const address = host.exec(text);
  if (address) {
    const [whole, name = '', hash, end = 'io'] = address;
    const registry = { registry: name.toLowerCase(), cloud: clouds[end.toLowerCase()] ?? 'public' };
    return hash === undefined ? registry : { ...registry, loginServer: whole.toLowerCase() };
  }
  const words = text
    .trim()
    .replace(/[.!?]$/, '')
    .split(/\s+/);
  const lead = /^(?:it'?s|it is|je to|jmenuje se|to je|named|called)\s+(\S+)$/i.exec(words.join(' '));
  const name = nameAfter.exec(text)?.[1] ?? (isAsked ? (words.length === 1 ? words[0] : lead?.[1]) : undefined);
  if (name === undefined || !bareName.test(name) || notNames.includes(name.toLowerCase())) return undefined;
  return { registry: name.toLowerCase() };
}

/** What names of registries are made of, and few words of a sentence: digits, the stage, what is kept there. */
const madeForRegistry = /\d|acr|^reg|(?:reg|registry|hub|images?|prod|dev|stage|staging|qa|shared)$|.{5}test$/i;

/** A single word that looks like the name of a registry, where nobody asked for it. */
export function readLoneRegistry(text: string): Typed | undefined {
  const given = readRegistry(text, true);
  const isLone = !/\s/.test(text.trim());
  return given !== undefined && isLone && madeForRegistry.test(given.registry ?? '') ? given : undefined;
}

const octet = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const address4 = new RegExp(`(?<![\\d.])${octet}(?:\\.${octet}){3}(?![\\d.])`);
const address6 = /(?<![0-9a-f:])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){1,7}(?![0-9a-f:])/i;
const guid = /(?<![0-9a-f-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f-])/i;
const image = /^(?:[a-z0-9.-]+\.azurecr\.(?:io|cn|us)\/)?([a-z0-9]+(?:[._/-][a-z0-9]+){0,20})(?::([\w.-]{1,128}))?$/;

function readRepository(text: string): Typed | undefined {
  const words = text.trim().split(/\s+/);
  const named = words.length === 1 ? words[0] : words.find((word) => /[/:]/.test(word));
  const [, repository, tag] = image.exec(named ?? '') ?? [];
  if (repository === undefined) return undefined;
  return tag === undefined ? { repository } : { repository, tag };
}

/**
 * A name as somebody types it: the whole text where it is one word, else what follows "is". Never a stand-in of a secret,
 * nor what may be the password that people type although they are asked for the name.
 */
function readName(text: string): string | undefined {
  const words = text
    .trim()
    .replace(/[,;!]$/, '')
    .split(/\s+/);
  const word = words.length <= 2 || /\b(?:is|je|it's)\s+\S+$/i.test(text.trim()) ? words.at(-1) : undefined;
  if (word === undefined || text.includes('«') || word.length > 100) return undefined;
  const name = word.replace(/^["'`]|["'`]$/g, '');
  return looksSecret(name) ? undefined : name;
}

/** Reads a typed answer to a question that has one, or undefined where the text does not answer it. */
export function readTypedValue(question: Question, text: string): Typed | undefined {
  switch (question.typed) {
    case 'registry':
      return readRegistry(text, true);
    case 'repository':
      return readRepository(text);
    case 'clientIp': {
      const address = (address4.exec(text) ?? address6.exec(text))?.[0];
      return address === undefined ? undefined : { [question.fact]: address };
    }
    case 'guid': {
      const id = guid.exec(text)?.[0];
      return id === undefined ? undefined : { [question.fact]: id.toLowerCase() };
    }
    case 'text': {
      const name = readName(text);
      return name === undefined ? undefined : { [question.fact]: name };
    }
    case undefined:
      return undefined;
  }
}
