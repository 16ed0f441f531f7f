import type { RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { newCorrelationId } from '../../assistant/failure.ts';
import type { Language } from '../../knowledge/schema.ts';
import { checkForm, type FieldProblem } from '../../messages/checkForm.ts';
import type { Form } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import { addressIn, whereabouts } from './address.ts';
import { type Desk, tell } from './desk.ts';
import { readPressed } from './presses.ts';
import { type ModalName, readModalName, renderModal } from './renderModal.ts';
import { showPressed } from './showPressed.ts';

type FoundForm = { readonly form: Form; readonly language: Language };

async function findForm(desk: Desk, message: string, id: string): Promise<FoundForm | undefined> {
  const sent = await desk.assistant.sentMessage(message);
  const forms = sent?.message.parts.flatMap((part) => (part.kind === 'form' ? [part.form] : []));
  const form = forms?.find((one) => one.id === id);
  return sent && form && { form, language: sent.message.language };
}

/** The button of a form was pressed: opens it as a dialog, at once, because Slack lets us for three seconds only. */
export async function onOpenForm(desk: Desk, body: unknown, respond: RespondFn): Promise<void> {
  const pressed = readPressed(body);
  if (pressed === undefined) return;
  const { user, value: id, message = '', thread, trigger, ephemeralUrl } = pressed;
  try {
    const found = await findForm(desk, message, id);
    if (found === undefined) return tell(desk, user, respond, 'form.gone');
    const { form, language } = found;
    const view = renderModal(form, { message, form: id, thread: thread.id, language, ephemeralUrl });
    await desk.client.views.open({ trigger_id: trigger, view });
  } catch (error) {
    desk.report({ where: 'slack: opening a form', correlationId: newCorrelationId(), error });
    tell(desk, user, respond, 'form.notOpened');
  }
}

const value = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
});
const submission = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), value)) }),
  }),
});

function valuesOf(view: z.infer<typeof submission>['view']): Record<string, string> {
  const fields = Object.entries(view.state.values).map(([field, inputs]) => {
    const [input] = Object.values(inputs);
    return [field, input?.selected_option?.value ?? input?.value ?? ''] as const;
  });
  return Object.fromEntries(fields);
}

const wording = { missing: 'form.missing', 'too-long': 'form.tooLong', 'not-offered': 'form.notOffered' } as const;

function sayProblem(desk: Desk, form: Form, field: string, problem: FieldProblem, language: Language): string {
  const found = form.fields.find(({ id }) => id === field);
  const longest = found?.kind === 'text' ? String(found.longest) : '';
  return plain(desk.phrase(wording[problem], language, { longest }));
}

/** What Slack is answered to a dialog that was sent: what is wrong, at its fields; nothing closes it. */
export type ModalAnswer = { readonly response_action: 'errors'; readonly errors: Record<string, string> };

/** Leaves the dialog open with what the person filled in, and says something at its first field. */
function keepOpen(desk: Desk, values: object, language: Language, key: 'form.gone' | 'slack.later'): ModalAnswer {
  const [first] = Object.keys(values);
  if (first === undefined) throw new Error('A form without fields cannot say what is wrong.');
  return { response_action: 'errors', errors: { [first]: plain(desk.phrase(key, language)) } };
}

async function take(desk: Desk, { user, view }: z.infer<typeof submission>, name: ModalName) {
  const { message, form: id, thread, language, ephemeralUrl } = name;
  const values = valuesOf(view);
  const form = (await findForm(desk, message, id))?.form;
  if (form === undefined) return keepOpen(desk, values, language, 'form.gone');
  const problems = Object.entries(checkForm(form, values));
  if (problems.length > 0) {
    const errors = problems.map(([field, problem]) => [field, sayProblem(desk, form, field, problem, language)]);
    return { response_action: 'errors' as const, errors: Object.fromEntries(errors) };
  }
  const place = whereabouts(addressIn(thread, user.id));
  const person = { person: { id: user.id }, at: new Date(), toFetch: {}, addressed: true } as const;
  // A dialog is taken once, however often it is sent.
  await desk.assistant.accept({ id: view.id, ...place, ...person, kind: 'form', form: id, values, message });
  showPressed(desk, { message, chosen: id, ephemeralUrl });
  return undefined;
}

/** A form was sent: hands its values on once they are right, and says what Slack is to be answered. */
export async function onSubmitted(desk: Desk, body: unknown): Promise<ModalAnswer | undefined> {
  const { data } = submission.safeParse(body);
  const name = data && readModalName(data.view.private_metadata);
  if (data === undefined || name === undefined) return undefined;
  try {
    return await take(desk, data, name);
  } catch (error) {
    desk.report({ where: 'slack: accepting', correlationId: newCorrelationId(), error });
    return keepOpen(desk, valuesOf(data.view), name.language, 'slack.later');
  }
}
