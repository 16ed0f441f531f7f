import { type Found, findFirst, type Paste } from './paste.ts';

const path = '([a-z0-9][a-z0-9._/-]{0,200}?)';
const tag = '([A-Za-z0-9_][A-Za-z0-9._-]{0,127})';
const references = [
  new RegExp(String.raw`\/v2\/${path}\/(?:(?:manifests|tags)\/(?!sha256:)${tag}|manifests|tags|blobs)`),
  new RegExp(String.raw`(?:azurecr\.(?:io|cn|us|de)|\*{3})\/${path}(?::${tag})?(?=["'\`\s,;)\]@]|:?$|: )`),
];
const repositories = [
  /scope=repository:([a-z0-9][a-z0-9._/-]{0,200}):/,
  /"Type": ?"repository",.{0,40}"Name": ?"([a-z0-9][a-z0-9._/-]{0,200})"/,
  /"Name": ?"([a-z0-9][a-z0-9._/-]{0,200})",.{0,40}"Type": ?"repository"/,
  /^"Name": ?"([a-z0-9][a-z0-9._/-]{0,200})",?$/m,
  /\bName:([a-z0-9][a-z0-9._/-]{0,200}) Type:repository/,
];

/** The image that the failure is about: its repository and its tag (or what stands in place of a tag). */
export function readImage(paste: Paste): { repository?: Found | undefined; tag?: Found | undefined } {
  for (const reference of references) {
    const found = findReference(paste, reference);
    if (found) return found;
  }
  return { repository: findFirst(paste, repositories, (value) => !isEndpoint(value)) };
}

function findReference(paste: Paste, reference: RegExp): { repository: Found; tag?: Found } | undefined {
  const order = [...paste.lines.keys()].sort((a, b) => Number(paste.failing[b]) - Number(paste.failing[a]) || a - b);
  for (const index of order) {
    const line = paste.lines[index]!;
    const match = reference.exec(line);
    if (!match || isEndpoint(match[1]!)) continue;
    return { repository: { value: match[1]!, line }, ...(match[2] && { tag: { value: match[2], line } }) };
  }
  return undefined;
}

/** Paths of the registry's own interface. */
function isEndpoint(path: string): boolean {
  return /^(?:v2|oauth2|acr\/v1|helm\/v1)(?:\/|$)/.test(path);
}
