type Inline = {
  readonly text?: string;
  readonly url?: string;
  readonly style?: { readonly bold?: true; readonly code?: true };
};
type Rich = {
  readonly type: string;
  readonly style?: string;
  readonly elements: readonly (Inline & { readonly elements?: readonly Inline[] })[];
};
type Block = { readonly type: string; readonly elements?: readonly Rich[] };

/** local-slack takes text as it stands, but for mentions. */
function inert(text: string): string {
  return text.replace(/<(?=[@#!])/g, '<\u200b');
}

function marked(text: string, mark: string): string {
  const inner = text.trim();
  return inner === '' ? text : text.replace(inner, () => `${mark}${inner}${mark}`);
}

function inline({ text = '', url, style = {} }: Inline): string {
  if (url !== undefined) return `<${url}|${inert(text)}>`;
  return marked(inert(text), style.code ? '`' : style.bold ? '*' : '');
}

/** An element of rich text in local-slack's markup, which has no code blocks: each line is code by itself. */
function markup({ type, style, elements }: Rich): string {
  if (type === 'rich_text_list') {
    const mark = (index: number) => (style === 'ordered' ? `${index + 1}.` : '•');
    return elements.map((item, index) => `${mark(index)} ${(item.elements ?? []).map(inline).join('')}`).join('\n');
  }
  if (type === 'rich_text_preformatted') {
    const lines = elements.flatMap(({ text = '' }) => inert(text).split('\n'));
    return lines.map((line) => marked(line, '`')).join('\n');
  }
  const text = elements.map(inline).join('');
  return type === 'rich_text_quote' ? text.replace(/^/gm, '> ') : text;
}

/** Blocks for a client that shows no rich text: sections instead. For the demo only, because markup of a text comes alive. */
export function asSections(blocks: readonly Block[]): readonly object[] {
  return blocks.flatMap((block) => {
    if (block.type !== 'rich_text') return [block];
    return (block.elements ?? []).map((element) => ({
      type: 'section',
      text: { type: 'mrkdwn', text: markup(element) },
    }));
  });
}
