import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { valuesIn } from './formElements.ts';

/** A pressed button, or a form that was sent. `card`: our id of the message. */
export type Pressed = { readonly card?: string } & (
  | { readonly kind: 'choice'; readonly choice: string }
  | { readonly kind: 'form'; readonly form: string; readonly values: Readonly<Record<string, string>> }
);

const id = z.string().min(1).max(500);
const card = z.string().max(100).optional();
const choiceData = z.object({ choice: id, card });
const formData = z.looseObject({ form: id, card });

/** What the data of a button says, where it is one of ours. */
export function readPressed(data: unknown): Pressed | undefined {
  const form = formData.safeParse(data);
  if (form.success) return { kind: 'form', form: form.data.form, values: valuesIn(form.data), ...ofCard(form.data) };
  const choice = choiceData.safeParse(data);
  return choice.success ? { kind: 'choice', choice: choice.data.choice, ...ofCard(choice.data) } : undefined;
}

function ofCard({ card: named }: { card?: string | undefined }): { readonly card?: string } {
  return named === undefined ? {} : { card: named };
}

const executed = z.object({ action: z.object({ data: z.unknown() }) });

/** What was pressed on a card: by an Action.Submit, or by an Action.Execute's invoke. */
export function pressedOn(activity: Activity): Pressed | undefined {
  const value: unknown = activity.value;
  const { success, data } = executed.safeParse(value);
  return readPressed(success ? data.action.data : value);
}
