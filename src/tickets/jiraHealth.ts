import { z } from 'zod';
import { readAnswer } from './http.ts';
import type { AskJira, JiraSettings } from './jira.ts';

const typePage = z.object({
  issueTypes: z.array(z.object({ id: z.string().optional(), name: z.string().optional() })),
});

const field = z.object({
  fieldId: z.string().optional(),
  name: z.string().optional(),
  required: z.boolean().optional(),
  hasDefaultValue: z.boolean().optional(),
});
const fieldPage = z.object({ fields: z.array(field), total: z.number().optional() });

type Field = z.infer<typeof field>;

/** What every issue of ours has. */
const filled = ['project', 'issuetype', 'summary', 'description', 'labels'];

/** A form has some dozens of fields; Jira gives about fifty at once. */
const maxPages = 10;

async function fieldsOf(ask: AskJira, path: string, signal: AbortSignal): Promise<readonly Field[]> {
  const fields: Field[] = [];
  for (let page = 0; page < maxPages; page++) {
    const answer = readAnswer(fieldPage, await ask('GET', `${path}?startAt=${fields.length}`, signal));
    fields.push(...answer.fields);
    if (answer.fields.length === 0 || fields.length >= (answer.total ?? 0)) break;
  }
  return fields;
}

function problemWith(fields: readonly Field[], { fields: given }: JiraSettings): string | undefined {
  const lacking = filled.filter((id) => !fields.some(({ fieldId }) => fieldId === id));
  if (lacking.includes('labels'))
    return 'does not let labels be set, by which a ticket is found again. Add the field Labels to the create screen of this issue type.';
  const missing = fields.filter(
    ({ fieldId = '', required, hasDefaultValue }) =>
      required && !hasDefaultValue && !filled.includes(fieldId) && given[fieldId] === undefined,
  );
  if (missing.length === 0) return undefined;
  const names = missing.map(({ fieldId, name = '' }) => `${fieldId} (${name})`).join(', ');
  return `demands fields that nobody fills: ${names}. Set them under fields in the routes.`;
}

/**
 * What would keep tickets from being created, or nothing: the sign-in, the project, the issue type, the fields of its form.
 * @throws TargetError where Jira cannot be asked.
 */
export async function jiraProblem(
  ask: AskJira,
  settings: JiraSettings,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { project, issueType } = settings;
  // Who is not signed in is nobody to the other calls, and hears that there is no such project.
  await ask('GET', 'myself', signal);
  const path = `issue/createmeta/${project}/issuetypes`;
  const { issueTypes } = readAnswer(typePage, await ask('GET', path, signal));
  const type = issueTypes.find(({ name }) => name === issueType);
  if (type?.id !== undefined)
    return problemWith(await fieldsOf(ask, `${path}/${encodeURIComponent(type.id)}`, signal), settings);
  const names = issueTypes.flatMap(({ name = [] }) => name).join(', ');
  return `has no issue type ${issueType} that this user may create in ${project}. There are: ${names || 'none'}.`;
}
