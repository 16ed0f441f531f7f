import type { Message, Part, Span, Text } from '../../messages/message.ts';
import { isWebLink, listMark, partText, splitLines, visible } from '../../messages/text.ts';
import { rendererWords } from '../../messages/words.ts';

/** How a terminal shows text: columns, and whether it may be coloured. */
export type TerminalStyle = { readonly width: number; readonly colour: boolean };

const codes = { bold: '1', code: '36', link: '4', info: '34', warning: '33', success: '32', dim: '2' } as const;

type Paint = (text: string, style: keyof typeof codes) => string;

/** Reads the terminal's wishes from the environment (https://no-color.org). */
export function terminalStyle(environment: NodeJS.ProcessEnv, columns: number | undefined): TerminalStyle {
  return { width: Math.max(40, Math.min(columns ?? 80, 100)), colour: columns !== undefined && !environment.NO_COLOR };
}

/** Breaks one line at blanks so that each piece fits the width; a longer word stays whole. Colours take no room. */
export function wrap(line: string, width: number, indent: string): string {
  const rows: string[] = [];
  let row = '';
  for (const word of line.split(' ')) {
    const joined = row === '' ? word : `${row} ${word}`;
    if (row !== '' && shownLength(joined) > width) {
      rows.push(row);
      row = indent + word;
    } else row = joined;
  }
  return [...rows, row].join('\n');
}

function shownLength(text: string): number {
  return [...text.replace(/\u001b\[\d*m/g, '')].length;
}

function paintSpan(span: Span, paint: Paint): string {
  const text = visible(span.text);
  if (isWebLink(span)) return `${paint(text, 'link')} (${span.href})`;
  if (span.style !== 'bold' && span.style !== 'code') return text;
  // Each word has its colour of its own, so that a wrapped line starts and ends plain.
  return text
    .split(' ')
    .map((word) => paint(word, span.style as 'bold' | 'code'))
    .join(' ');
}

function flowing(text: Text, style: TerminalStyle, paint: Paint, indent = ''): string {
  return splitLines(text)
    .map((line) => wrap(line.map((span) => paintSpan(span, paint)).join(''), style.width, indent))
    .join('\n');
}

function renderCode(part: Part & { kind: 'code' }, paint: Paint): string {
  const lines = visible(part.code).split('\n');
  const shown = lines.map((line) => `  ${paint(line, 'code')}`).join('\n');
  return part.label === undefined ? shown : `${visible(part.label)}\n${shown}`;
}

function renderFacts(items: readonly { label: string; value: string }[], paint: Paint): string {
  const width = Math.max(0, ...items.map((item) => item.label.length));
  return items.map((item) => `${paint(visible(item.label).padEnd(width), 'dim')}  ${visible(item.value)}`).join('\n');
}

type Numbered = { part: Part; firstNumber: number };

function renderPart({ part, firstNumber }: Numbered, message: Message, style: TerminalStyle, paint: Paint): string {
  switch (part.kind) {
    case 'heading':
      return flowing(
        part.text.map((span) => ({ ...span, style: span.style ?? 'bold' })),
        style,
        paint,
      );
    case 'text':
      return flowing(part.text, style, paint);
    case 'facts':
      return renderFacts(part.items, paint);
    case 'list':
      return part.items
        .map((item, at) => flowing([{ text: listMark(part.ordered, at) }, ...item], style, paint, '   '))
        .join('\n');
    case 'code':
      return renderCode(part, paint);
    case 'notice': {
      const tone = paint(`${rendererWords[message.language].tone[part.tone]}:`, part.tone);
      return wrap(
        `${tone} ${flowing(part.text, { ...style, width: Number.MAX_SAFE_INTEGER }, paint)}`,
        style.width,
        '',
      );
    }
    case 'choices':
      return part.choices
        .map((choice, at) => `  ${paint(`[${firstNumber + at}]`, 'bold')} ${visible(choice.label)}`)
        .join('\n');
    case 'form':
      return visible(partText(part, message));
  }
}

/** A message for a terminal. Commands are never wrapped, so that they can be copied; choices are numbered through. */
export function renderTerminal(message: Message, style: TerminalStyle): string {
  const paint: Paint = (text, name) => (style.colour && text !== '' ? `\u001b[${codes[name]}m${text}\u001b[0m` : text);
  let next = 1;
  const numbered = message.parts.map((part): Numbered => {
    const firstNumber = next;
    if (part.kind === 'choices') next += part.choices.length;
    return { part, firstNumber };
  });
  const blocks = numbered.map((part) => renderPart(part, message, style, paint)).filter((block) => block !== '');
  return `${blocks.join('\n\n')}\n`;
}
