/** Colours and cursor movements of terminals, also where the escape character was written out or lost. */
const escapeCharacter = String.raw`(?:\u001b|\u241b|\\u001b|\\x1b|\\033|\\e(?=\[))`;
const sequence = String.raw`(?:\[[0-?]{0,32}[ -/]{0,8}[@-~]|\][^\u0007\u001b\n]{0,500}(?:\u0007|\u001b\\)|[@-Z\\^_])`;
const lostSequence = String.raw`\[(?:0?[01]|[349]\d|10[0-7])(?:;\d{1,3}){0,5}m`;
const ansi = new RegExp(`${escapeCharacter}${sequence}|${lostSequence}`, 'gi');
const ansiHint = new RegExp(`${escapeCharacter}|${lostSequence}`, 'i');

/** Zero-width and bidirectional characters, soft hyphens, byte order marks. */
const invisible = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+/g;
const oddBlanks = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\u000b\u000c]/g;
const noise = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]+/g;
/** Two hyphens that a word processor made a dash: `—name` was typed as `--name`. */
const dashedFlag = /(?<=^|\s)[–—](?=[a-z])/gm;

/** The registries' domain as text recognition reads it in a screenshot. */
const misreadDomain = /(?<=\.)a[zs][uv]recr\.[i1l][o0](?![\w.])/gi;

/** Removes what only a terminal, an editor or a chat client put into the text, and straightens quotes. */
export function cleanCharacters(text: string): string {
  const clean = ansiHint.test(text) ? text.replace(ansi, '') : text;
  return clean
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(oddBlanks, ' ')
    .replace(invisible, '')
    .replace(noise, '')
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(misreadDomain, 'azurecr.io')
    .replace(dashedFlag, '--');
}
