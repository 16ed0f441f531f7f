type Attributes = Readonly<Record<string, string | number>>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign]!);
}

/** One element of a drawing; its content is elements, or a text made by `textElement`. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const start = `<${name}${written.join('')}`;
  return content.length === 0 ? `${start}/>` : `${start}>${content.join('\n')}</${name}>`;
}

/** A text whose first character stands at `x`, `y`; `anchor` says which part of it does otherwise. */
export function textElement(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  return element('text', { x, y, 'text-anchor': anchor }, [escaped(text)]);
}

/** A whole drawing with a title for who cannot see it. Light and dark pages both show it, because it brings its ground. */
export function drawing(width: number, height: number, title: string, content: readonly string[]): string {
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'font-family': 'sans-serif',
    'font-size': 12,
  };
  const ground = element('rect', { width, height, fill: '#ffffff' });
  return `${element('svg', frame, [element('title', {}, [escaped(title)]), ground, ...content])}\n`;
}
