// Slack escapes what people wrote, so every < in its text begins something of Slack's own.
const special = /<([@#!]?)([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>/g;

const unescaped: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

function readSpecial(kind: string, target: string, label: string | undefined, bot: string): string {
  if (kind === '@') return target === bot ? '' : `@${label || target}`;
  if (kind === '#') return `#${label || target}`;
  if (kind === '!') return label || `@${target}`;
  if (!label) return target;
  // Slack makes links of bare names, too: then the label is what was written.
  return target.includes(label) ? label : `${label} (${target})`;
}

/** Text of Slack as the person wrote it, without the mention of the bot: `<https://…|label>` and `&lt;` are undone. */
export function readText(text: string, bot: string): string {
  return text
    .replace(special, (_all, kind: string, target: string, label?: string) => readSpecial(kind, target, label, bot))
    .replace(/&(?:lt|gt|amp);/g, (entity) => unescaped[entity] ?? entity)
    .trim();
}

/** Whether Slack's text mentions the bot. */
export function mentions(text: string, bot: string): boolean {
  return text.includes(`<@${bot}>`) || text.includes(`<@${bot}|`);
}
