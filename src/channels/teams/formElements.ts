import type { Language } from '../../knowledge/schema.ts';
import type { Field, Form } from '../../messages/message.ts';
import { rendererWords } from '../../messages/words.ts';
import { button, type CardOptions, chosenElements } from './buttons.ts';
import { codeElement } from './code.ts';
import type { Element } from './elements.ts';
import { formValues } from './limits.ts';
import { inert, textLines } from './runs.ts';

// Inputs come back beside the button's own data, whose names a field must not take.
const prefix = 'field-';

/** The input of a dialog that a person may write an answer into. */
export const writtenInput = 'written';

const fieldName = new RegExp(`^${prefix}([a-zA-Z][\\w-]{0,59})$`);

/**
 * The values of a form's fields in the data of a press, by the fields' ids. The data may be made up: more and longer values
 * than any form takes are not read.
 */
export function valuesIn(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const values = Object.entries(data).flatMap(([name, value]) => {
    const id = fieldName.exec(name)?.[1];
    // What keeps a text from coming alive in the card is no part of what was typed.
    return id !== undefined && typeof value === 'string'
      ? [[id, value.slice(0, formValues.length).replaceAll('\u200b', '')] as const]
      : [];
  });
  return Object.fromEntries(values.slice(0, formValues.count));
}

function input(field: Field, language: Language): Element {
  const common = {
    id: prefix + field.id,
    // An input must have a label where it says what is wrong with it.
    label: inert(field.label) || '…',
    ...(field.value === undefined ? {} : { value: inert(field.value) }),
    ...(field.hint === undefined ? {} : { placeholder: inert(field.hint) }),
    ...(field.isRequired ? { isRequired: true as const, errorMessage: rendererWords[language].fillIn } : {}),
  };
  if (field.kind === 'text') {
    const isMultiline = field.lines === 'many' ? { isMultiline: true as const } : {};
    return { type: 'Input.Text', ...common, maxLength: field.longest, ...isMultiline };
  }
  const choices = field.options.map(({ id, label }) => ({ title: inert(label), value: id }));
  return { type: 'Input.ChoiceSet', ...common, style: 'compact', choices };
}

function fieldElements(field: Field, language: Language, { problems = {} }: CardOptions): Element[] {
  const problem = problems[field.id];
  const said: Element[] =
    problem === undefined
      ? []
      : [{ type: 'Container', style: 'attention', items: textLines([{ text: `${field.label}: ${problem}` }]) }];
  return [...said, input(field, language)];
}

/** A form: what is sent beside the fields, then inputs with a button, or what was pressed in their place. */
export function formElements(form: Form, language: Language, options: CardOptions): Element[] {
  const preview = codeElement({ kind: 'code', label: form.title, code: form.preview ?? '' });
  if (options.chosen !== undefined) {
    return options.chosen === form.id ? [...preview, ...chosenElements(form.submit, language)] : preview;
  }
  const fields = form.fields.flatMap((field) => fieldElements(field, language, options));
  const actions = [button(form.submit, { form: form.id }, options)];
  return [...preview, ...fields, { type: 'ActionSet', actions, spacing: 'Medium' }];
}

/** What a field to write an answer into says beside itself. */
export type WritingWords = { readonly label: string; readonly hint: string; readonly send: string };

/** A field to write an answer into, with its button. */
export function writingElements({ label, hint, send }: WritingWords, longest: number): Element[] {
  const field: Element = {
    type: 'Input.Text',
    id: writtenInput,
    label: inert(label),
    placeholder: inert(hint),
    maxLength: longest,
    isMultiline: true,
  };
  return [field, { type: 'ActionSet', actions: [button(send, { answer: true }, { inDialog: true })] }];
}
