const guid = /^[({]?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}[)}]?$/i;

const leads = 'my|your|the|some|new|old|acr|registry|docker|admin|client|access|app|service|principal|sp|user|repo';
const nouns = 'password|passwd|pass|pwd|secret|token|key|pat|credentials?|heslo|hodnota|value';

const placeholders = [
  /^(?:x|0|\?|[-._*•])+$/i,
  /^[$#%@!]{0,2}[{(<[]+(?:.*[})>\]](?:::\w+\(?)?|[\w.: -]*)$/,
  /^[`\\]?\$[a-z_][\w:.]*$/i,
  /^%[a-z_]\w*%?$/i,
  /^@[\w~-]*[./]/,
  /^__\w+__$/,
  /^--?[a-z]/i,
  /^[a-z_.]{3,}(?:[([]$|\(.*\)|\[.*\])/i,
  /^[a-z_][\w-]*(?:\.[a-z_][\w-]*)*\.\w*(?:pass|pwd|secret|token|key|value|credential|output)\w*(?:\.\w+)?$/i,
  new RegExp(String.raw`^(?:(?:${leads})[-_ ]?)*(?:${nouns})\d?(?:[-_ ]?(?:here|value|zde))?$`, 'i'),
  /^(?:null|nil|none|true|false|yes|no|undefined|string|redacted|removed|hidden|masked|omitted|sensitive|changeme)$/i,
  /^(?:id|src|source|env|type)=/,
];

const masks = /\*{3,}|•{3,}|\.{3,}|…|x{5,}/gi;

/** Whether a value only stands for a secret (`$VAR`, `<password>`, `***`, a masked one), or is a GUID and none at all. */
export function isPlaceholder(value: string): boolean {
  const bare = value.trim();
  if (bare.length > 200) return isSigns(bare);
  if (isSigns(bare) || guid.test(bare) || placeholders.some((form) => form.test(bare))) return true;
  const rest = bare.replace(masks, '');
  return rest !== bare && rest.length < 8;
}

const separators = /(?:\\+[nrt]|[-–…_./:@\\=&?,;'’()[\]{}|<>]|%(?:25)?[0-9A-F]{2})+/;
const wordForm = /^(?:\p{Lu}+|\p{Lu}?\p{Ll}+(?:\p{Lu}\p{Ll}+)*\p{Lu}{0,2})?\d*$/u;
const shortPart = /^[a-z0-9]{1,12}$|^[A-Z0-9]{1,6}$|^\d+[a-zA-Z]{1,3}$|^\d[\dTZ]*$|^[0-9a-f]{7,64}$/;

/** The address of an Azure registry alone, whatever its name: people write it in lower case. */
const registryAddress = /^[a-z0-9]{5,50}\.azurecr\.(?:io|cn|us|de)$/;

/** A word, perhaps with a number behind it, or several in camel case, of about four letters each (random text has less). */
function isWord(text: string): boolean {
  const humps = text.match(/\p{Lu}+/gu)?.length ?? 0;
  return wordForm.test(text) && (humps < 2 || humps * 4 <= text.length + 2);
}

/**
 * Whether a value has the form of something that support needs to read: words and numbers, also joined to names, hosts,
 * paths, e-mail addresses, images, versions, dates; hexadecimal ids and digests.
 */
export function isReadable(value: string): boolean {
  const bare = value.replace(/^[("'*]+|[)"'*!]+$/g, '');
  if (
    guid.test(bare) ||
    registryAddress.test(bare) ||
    /^(?:0x)?[0-9a-f]{7,128}$/i.test(bare) ||
    /\bsha\d{3}[:-]/i.test(bare)
  )
    return true;
  const parts = bare.split(separators);
  return parts.every((part) => isWord(part) || isSigns(part) || (parts.length > 1 && shortPart.test(part)));
}

const isSigns = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/** Whether a value consists of several parts, as names and addresses do, at least half of it readable. */
function isMostlyReadable(value: string): boolean {
  const parts = value.split(separators);
  const readable = parts.filter((part) => isWord(part) || shortPart.test(part));
  return parts.length > 2 && readable.join('').length >= parts.join('').length / 2;
}

/** Whether a value by itself looks chosen as a secret: at least six characters, and neither readable nor a placeholder. */
export function looksSecret(value: string): boolean {
  const bare = value.replace(/[.,;:)\]}]{1,8}$/, '');
  return bare.length >= 6 && !/\s/.test(bare) && !isPlaceholder(bare) && !isReadable(bare) && !isMostlyReadable(bare);
}

/** Whether a value looks drawn at random: at least 16 characters in one piece, with small and capital letters and digits. */
export function looksRandom(value: string): boolean {
  const bare = value.replace(/[.,;:)\]}]{1,8}$/, '');
  const mixed = bare.length >= 16 && /\d/.test(bare) && /[a-z]/.test(bare) && /[A-Z]/.test(bare);
  return mixed && /^[\w+/~.!#$^*-]+={0,2}$/.test(bare) && looksSecret(bare);
}
