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
export function textElement(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  kind: 'label' | 'heading' | 'quiet' = 'label',
): string {
  return element('text', { x, y, class: kind, 'text-anchor': anchor }, [escaped(text)]);
}

const characterWidth = 7;

/** Room enough for the longest of some labels in any usual sans-serif face, in pixels. */
export function widthOf(labels: readonly string[]): number {
  return Math.max(0, ...labels.map((label) => label.length)) * characterWidth;
}

/** Vertical lines with their shares below them: an axis over `top` to `bottom`, and what it counts. */
export function shareAxis(
  shares: readonly number[],
  xOf: (share: number) => number,
  { top, bottom, label }: { readonly top: number; readonly bottom: number; readonly label: string },
): string[] {
  const middle = (xOf(shares[0]!) + xOf(shares.at(-1)!)) / 2;
  const lines = shares.flatMap((share) => [
    element('line', { x1: xOf(share), x2: xOf(share), y1: top, y2: bottom, class: 'grid' }),
    textElement(xOf(share), bottom + 16, `${Math.round(share * 100)} %`, 'middle', 'quiet'),
  ]);
  return [...lines, textElement(middle, bottom + 34, label, 'middle', 'quiet')];
}

/** Light and dark: the drawing brings its ground, so that it can be read on pages that follow another setting, too. */
const style = `
svg { --ground: #ffffff; --ink: #1f2328; --quiet: #59636e; --grid: #d1d9e0; --right: #2f6f9f; --wrong: #e0a99f; --range: #a9c9de; --promise: #b4472f; }
@media (prefers-color-scheme: dark) {
  svg { --ground: #161b22; --ink: #e6edf3; --quiet: #9da7b1; --grid: #3d444d; --right: #6cb0e0; --wrong: #7a4038; --range: #31597a; --promise: #f0866c; }
}
text { fill: var(--ink); }
.heading { font-size: 15px; font-weight: 600; }
.quiet { fill: var(--quiet); }
.ground { fill: var(--ground); }
.grid { stroke: var(--grid); }
.right { fill: var(--right); }
.wrong { fill: var(--wrong); }
.range { fill: var(--range); }
.promise { stroke: var(--promise); stroke-width: 2; }
`;

/** A whole drawing with a title for who cannot see it, and as its heading. */
export function drawing(width: number, height: number, title: string, content: readonly string[]): string {
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'font-family': 'system-ui, sans-serif',
    'font-size': 12,
  };
  const parts = [
    element('title', {}, [escaped(title)]),
    element('style', {}, [style]),
    element('rect', { width, height, class: 'ground' }),
    textElement(margin, 26, title, 'start', 'heading'),
  ];
  return `${element('svg', frame, [...parts, ...content])}\n`;
}

/** Free space at the edges, in pixels. */
export const margin = 16;
/** Where the content may begin below the heading. */
export const belowHeading = 44;
