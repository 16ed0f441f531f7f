const blockTag =
  /<\/?(?:p|div|br|pre|ul|ol|li|blockquote|table|tbody|thead|tr|h[1-6]|hr|codeblock|details)(?:\s[^<>]{0,1000})?\/?>/gi;
const inlineTag =
  /<\/?(?:span|code|b|i|u|s|em|strong|a|at|td|th|img|font|attachment|del|summary|kbd|sub|sup)(?:\s[^<>]{0,1000})?\/?>/gi;
/** Slack writes `<https://address|label>` and `<https://address>`. */
const slackLink = /<(?:https?|mailto):[^<>|\s]{1,1000}\|([^<>\n]{1,500})>/g;
const bareLink = /<(https?:\/\/[^<>|\s]{1,1000})>/g;
const markdownLink = /\[([^[\]\n]{1,200})\]\(https?:\/\/[^()\s]{1,500}\)/g;
const bold = /(?<![\w*])\*\*(?=[^\s*])([^*\n]{1,400})(?<=[^\s*])\*\*(?![\w*])/g;
const entityNames: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Removes the tags, links and marks of chat clients, mail and Markdown. Placeholders such as `<registry>` stay. */
export function stripMarkup(text: string): string {
  const untagged = text.includes('<') ? stripTags(text) : text;
  const decoded = untagged.includes('&') ? decodeEntities(untagged) : untagged;
  const unlinked = decoded.includes('](') ? decoded.replace(markdownLink, '$1') : decoded;
  const unbold = unlinked.includes('**') ? unlinked.replace(bold, '$1') : unlinked;
  const plain = unbold.includes('`') ? stripBackticks(unbold) : unbold;
  return plain.includes('_') ? plain.split('\n').map(stripUnderscores).join('\n') : plain;
}

/** Within a line single backticks stay, since they quote: Please run `az login`. */
function stripBackticks(text: string): string {
  return text
    .replace(/^ {0,20}`{3,}(?=[^`\n]*$)/gm, '')
    .replace(/^([^`\n]*)`{3,} {0,20}$/gm, '$1')
    .replace(/`{3,}/g, '`')
    .replace(/^ {0,20}`([^`\n]+)`$/gm, '$1');
}

const openingUnderscore = /(?<![^\s("'>])_(?=[A-Za-z<"'`])/g;
const closingUnderscore = /(?<=[^\s_])_(?![\w/.-])/g;

/** Takes the marks of emphasis off, which would hide where words begin; `_new_conn` and the like stay. */
function stripUnderscores(line: string): string {
  if (line.search(openingUnderscore) < 0 || line.search(closingUnderscore) < 0) return line;
  return line.replace(openingUnderscore, '').replace(closingUnderscore, '');
}

function stripTags(text: string): string {
  return text
    .replace(slackLink, '$1')
    .replace(bareLink, '$1')
    .replace(blockTag, '\n')
    .replace(inlineTag, (tag) => (/^<\/?t[dh]\b/i.test(tag) ? ' ' : ''));
}

function decodeEntities(text: string): string {
  return text
    .replace(/&(lt|gt|amp|quot|apos|nbsp);/g, (_, name: string) => entityNames[name]!)
    .replace(/&#(?:x([0-9a-f]{2})|(\d{2,3}));/gi, (_, hex: string, decimal: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
      return code >= 32 && code < 127 ? String.fromCharCode(code) : ' ';
    });
}
