import type { Language } from '../../knowledge/schema.ts';
import type { Choice } from '../../messages/message.ts';
import { rendererWords } from '../../messages/words.ts';
import type { Action, Element, PressData } from './elements.ts';
import { buttonsInRow } from './limits.ts';
import { inert, textLines } from './runs.ts';

/**
 * What a card needs to know beside its message: its number, which comes back with every press; what was pressed; whether
 * it is shown in a dialog, which knows no Action.Execute; what is wrong with fields of its form, by field.
 */
export type CardOptions = {
  readonly card?: string;
  readonly chosen?: string;
  readonly inDialog?: true;
  readonly problems?: Readonly<Record<string, string>>;
};

/** A button. `associatedInputs`: none where it does not send the card's form. */
export function button(
  label: string,
  press: PressData,
  { card, inDialog }: CardOptions,
  inputs: { readonly associatedInputs?: 'none' } = {},
): Action {
  // A button must have a title.
  const title = inert(label) || '…';
  const data = { ...press, ...(card === undefined ? {} : { card }) };
  const submit = { type: 'Action.Submit', title, data, ...inputs } as const;
  const verb = 'form' in press ? 'form' : 'choice';
  return inDialog ? submit : { type: 'Action.Execute', title, verb, data, ...inputs, fallback: submit };
}

/** Choices as rows of buttons. `isBesideForm`: the card has inputs, with which they have nothing to do. */
export function rowsOfButtons(
  choices: readonly Choice[],
  options: CardOptions & { readonly isBesideForm: boolean },
): Element[] {
  const inputs = options.isBesideForm ? ({ associatedInputs: 'none' } as const) : {};
  const rows: Element[] = [];
  for (let start = 0; start < choices.length; start += buttonsInRow) {
    const actions = choices
      .slice(start, start + buttonsInRow)
      .map(({ id, label }) => button(label, { choice: id }, options, inputs));
    rows.push({ type: 'ActionSet', actions, spacing: start === 0 ? 'Medium' : 'Small' });
  }
  return rows;
}

/** What was pressed, in the place of the buttons. */
export function chosenElements(label: string, language: Language): Element[] {
  return textLines([{ text: `${rendererWords[language].chosen}: ` }, { text: label, style: 'bold' }]);
}
