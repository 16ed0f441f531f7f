import type { Choice, Message, Part, Text } from '../../messages/message.ts';
import { canDrop, dropLastPart, shortenMessage } from '../../messages/shorten.ts';
import { listMark, renderText, summaryOf } from '../../messages/text.ts';
import { rendererWords } from '../../messages/words.ts';
import { type CardOptions, chosenElements, rowsOfButtons } from './buttons.ts';
import { codeElement } from './code.ts';
import type { Card, Element } from './elements.ts';
import { formElements } from './formElements.ts';
import { cardBytes, teamsLimits } from './limits.ts';
import { heading, inert, isFreeOfMarkdown, textLines } from './runs.ts';

/** A card, and the same as plain text for clients and notifications that show no cards. */
export type RenderedCard = { readonly card: Card; readonly fallback: string; readonly summary: string };

const noticeStyles = { info: 'accent', warning: 'warning', success: 'good' } as const;

function choicesElements(choices: readonly Choice[], message: Message, options: CardOptions): Element[] {
  const isBesideForm = message.parts.some(({ kind }) => kind === 'form');
  if (options.chosen === undefined) return rowsOfButtons(choices, { ...options, isBesideForm });
  const chosen = choices.find((choice) => choice.id === options.chosen);
  return chosen === undefined ? [] : chosenElements(chosen.label, message.language);
}

function factElements(items: readonly { label: string; value: string }[]): Element[] {
  if (items.length === 0) return [];
  if (items.every((item) => isFreeOfMarkdown(item.label) && isFreeOfMarkdown(item.value))) {
    return [{ type: 'FactSet', facts: items.map((item) => ({ title: item.label, value: item.value })) }];
  }
  return items.flatMap((item) => textLines([{ text: `${item.label}: `, style: 'bold' }, { text: item.value }]));
}

function grouped(items: readonly Element[], style?: 'accent' | 'warning' | 'good'): Element[] {
  return items.length === 0 ? [] : [{ type: 'Container', ...(style ? { style } : {}), items }];
}

function listItem(mark: string, item: Text, at: number): Element[] {
  return textLines([{ text: mark }, ...item]).map((line) => (at > 0 ? { ...line, spacing: 'Small' as const } : line));
}

function partElements(part: Part, message: Message, options: CardOptions): Element[] {
  switch (part.kind) {
    case 'heading':
      return heading(part.text);
    case 'text':
      return textLines(part.text);
    case 'facts':
      return factElements(part.items);
    case 'list':
      return grouped(part.items.flatMap((item, at) => listItem(listMark(part.ordered, at), item, at)));
    case 'code':
      return codeElement(part);
    case 'notice': {
      const tone = rendererWords[message.language].tone[part.tone];
      return grouped(textLines([{ text: `${tone}: `, style: 'bold' }, ...part.text]), noticeStyles[part.tone]);
    }
    case 'choices':
      return choicesElements(part.choices, message, options);
    case 'form':
      return formElements(part.form, message.language, options);
  }
}

function renderWhole(message: Message, options: CardOptions): RenderedCard {
  const fallback = inert(renderText(message));
  const summary = inert(summaryOf(message));
  const card: Card = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    lang: message.language,
    // Speech may be read as SSML.
    speak: summary.replace(/[<>&]/g, ' '),
    fallbackText: fallback,
    body: message.parts.flatMap((part) => partElements(part, message, options)),
    msteams: { width: 'Full' },
  };
  return { card, fallback, summary };
}

/** A message as an Adaptive Card within the limits of Teams; shortened where it has to be, and then it says so. */
export function renderCard(message: Message, options: CardOptions = {}): RenderedCard {
  let fitting = shortenMessage(message, teamsLimits);
  let rendered = renderWhole(fitting, options);
  while (Buffer.byteLength(JSON.stringify(rendered.card)) > cardBytes && canDrop(fitting)) {
    fitting = dropLastPart(fitting);
    rendered = renderWhole(fitting, options);
  }
  return rendered;
}
