const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (hex !== undefined) return character(Number.parseInt(hex, 16));
      if (decimal !== undefined) return character(Number(decimal));
      return named[name?.toLowerCase() ?? ''] ?? whole;
    },
  );
}

const mention =
  /<(span|at)\b(?:[^<>]{0,200}itemtype="http:\/\/schema\.skype\.com\/Mention")?[^<>]{0,200}>([^<>]{0,200})<\/\1>/gi;

/** The HTML without the mentions of somebody who goes by one of these names. */
function withoutMentions(html: string, names: readonly string[]): string {
  return html.replace(mention, (whole, _tag: string, name: string) =>
    names.includes(decodeEntities(name).trim()) ? '' : whole,
  );
}

const lineEnds = /^<(?:br|\/p|\/div|\/li|\/tr|\/pre|\/codeblock|\/blockquote|\/h[1-6]|pre|codeblock|blockquote|li)\b/i;
const verbatim = /^<(\/?)(?:pre|codeblock)\b/i;

/** What a tag adds to the text. */
function textOfTag(tag: string): string {
  if (lineEnds.test(tag)) return '\n';
  return /^<\/t[dh]\b/i.test(tag) ? '\t' : '';
}

/** The lines of the HTML as a person sees them, its entities not yet decoded. */
function layOut(html: string): string {
  let depth = 0;
  let text = '';
  for (const [piece] of html.matchAll(/<[a-z/!][^<>]{0,2000}>|[^<]+|</gi)) {
    const isTag = piece.length > 1 && piece.startsWith('<');
    const fence = isTag ? verbatim.exec(piece) : null;
    if (fence) depth = Math.max(0, depth + (fence[1] === '/' ? -1 : 1));
    const shown = depth > 0 ? piece : piece.replace(/\s+/g, ' ');
    text += isTag ? textOfTag(piece) : shown;
  }
  return text;
}

/**
 * The text of a message's HTML with the lines that a person sees; the line ends of code are kept. Mentions by the names
 * in `mentioned` are left out. Nothing of the HTML is ever shown as such, so this need not be safe, only faithful.
 */
export function htmlText(html: string, mentioned: readonly string[] = []): string {
  const text = decodeEntities(layOut(withoutMentions(html, mentioned))).replaceAll('\u00a0', ' ');
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
