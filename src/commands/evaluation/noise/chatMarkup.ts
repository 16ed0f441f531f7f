import { eachLine } from './eachLine.ts';
import type { Random } from './random.ts';

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function withSlackLinks(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/https?:\/\/[^\s"'`|,)\]]*[\w/]/g, (address) => `<${address}>`);
}

/** What chat clients make of a text, or what people who quote it add. */
const clients: readonly [(text: string) => string, ...((text: string) => string)[]] = [
  (text) => `<p>${asHtml(text).replaceAll('\n', '</p>\n<p>')}</p>`,
  (text) => `<div>${asHtml(text).replaceAll('\n', '<br>')}</div>`,
  (text) => `<codeblock class="Bash"><code>${asHtml(text).replaceAll('\n', '<br>')}</code></codeblock>`,
  withSlackLinks,
  (text) => `\`\`\`\n${text}\n\`\`\``,
  (text) => `\`\`\`${text}\`\`\``,
  (text) => eachLine(text, (line) => `> ${line}`),
  (text) => eachLine(text, (line) => `**${line.trim()}**`),
  (text) => eachLine(text, (line) => `_${line.trim()}_`),
  (text) => eachLine(text, (line) => `- ${line.trim()}`),
];

/** Wraps the text into the marks of one chat client. */
export function chatMarkup(text: string, random: Random): string {
  return random.pick(clients)(text);
}
