const date = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})`;
const clock = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?(?: ?[AP]M)?`;
const zone = String.raw`(?:Z|UTC| ?[+-]\d{2}:?\d{2})?`;
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const age = String.raw`(?:<unknown>|\d{1,4}[smhd](?:\d{1,2}[smhd])?(?: \(x\d{1,6} over [\dsmhd]{1,12}\))?)`;

/** One thing that a machine wrote in front of a line; several may follow each other. */
const prefix = new RegExp(
  [
    String.raw`\[?(?:${date}[T ]+)?${clock}${zone}\]?(?: \d{2}[OE]\+?)?(?=[\s\[,#:]|$)[,:]?`,
    String.raw`${date}(?=\s|$)`,
    String.raw`${month} {1,2}\d{1,2}(?:, \d{4})? ${clock}(?: \S{1,60} [\w.-]{1,40}\[\d{1,7}\]:)?`,
    String.raw`[IWEF]\d{4} ${clock} +\d{1,7} [\w.-]{1,60}:\d{1,5}\]`,
    String.raw`##\[(?:error|warning|debug|section|group|endgroup|command|info)\]`,
    String.raw`::(?:error|warning|notice|debug|group)(?: [^:\n]{0,200})?::`,
    String.raw`\[(?:command|Pipeline|stdout|stderr|TRACE|DBG|DEBUG|INFO?|WRN|WARN(?:ING)?|ERR(?:OR)?|FATAL)\]`,
    String.raw`"?\{(?:"(?!(?:code|errorCode|error|reason)")[\w.@-]{1,30}": ?(?:"[^"\\]{0,120}"|[\d.]{1,20}), ?){0,6}"(?:log|msg|message|textPayload)": ?"`,
    '"(?:log|msg|message|details?|error|reason|stderr|stdout|output)": ?"',
    String.raw`section_(?:start|end):\d{1,12}:[\w.-]{1,60}`,
    String.raw`#\d{1,3} (?:\d{1,5}\.\d{1,3}(?= )|(?=ERROR|CANCELED|WARN))`,
    String.raw`[A-Za-z0-9][\w.-]{0,60}[-_]\d{1,3} *\|(?= )`,
    String.raw`[^\t\n]{1,80}\t[^\t\n]{1,80}\t(?=\d{4}-)`,
    String.raw`(?:${age} +)?(?:Normal|Warning) +[A-Z]\w{1,40} +(?:${age}|[a-z]+/[\w.-]{1,253}) +(?:kubelet(?:, \S{1,100})?|default-scheduler|[a-z-]{1,40}controller)? *`,
  ]
    .map((alternative) => `(?:${alternative})`)
    .join('|'),
  'y',
);
/** Quote marks, table and box borders, list marks of what encloses the line. */
const border = /^[\s>|│┃║╷╵╭╰]+/;
const separatorRow = /^[\s|:+=─━═-]{2,}$/;
const fence = /^\s*(?:`{3,}|~{3,})\s*[\w+-]{0,20}\s*$/;
const mostPrefixes = 8;

/** Whether the line only opens or closes a block of code. */
export function isFence(line: string): boolean {
  return (line.includes('```') || line.includes('~~~')) && fence.test(line);
}

/** A line without what machines wrote in front of it, and what that was. */
export type StrippedLine = { readonly prefix: string; readonly text: string };

const quoteMarks = /^(?: {0,3}>(?: |$))+/;

/** A line without the `>` of a reply. */
export function stripQuoteMarks(line: string): string {
  return line.replace(quoteMarks, '');
}

/** Parts a line from timestamps, marks of pipelines, event columns, quote marks and table borders. */
export function stripPrefix(line: string): StrippedLine {
  if (isFence(line) || separatorRow.test(line)) return { prefix: '', text: '' };
  let at = border.exec(line)?.[0].length ?? 0;
  const start = at;
  for (let count = 0; count < mostPrefixes; count++) {
    prefix.lastIndex = at;
    const length = prefix.exec(line)?.[0].length ?? 0;
    if (length === 0) break;
    at = skipBlanks(line, at + length);
  }
  const text = withoutLastBorder(line.slice(at).trimEnd());
  return { prefix: line.slice(start, at).trim(), text: text.replace(/\s{2,}|[^\S ]/g, ' ').trim() };
}

function withoutLastBorder(text: string): string {
  return text.endsWith('|') ? text.slice(0, -1) : text;
}

function skipBlanks(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) === 32) at++;
  return at;
}
