import type { Field, Form } from './message.ts';

/** Why a field's value is not taken. */
export type FieldProblem = 'missing' | 'too-long' | 'not-offered';

function problemOf(field: Field, given: string): FieldProblem | undefined {
  const value = given.trim();
  if (value === '') return field.isRequired ? 'missing' : undefined;
  if (field.kind === 'choice') return field.options.some(({ id }) => id === value) ? undefined : 'not-offered';
  return value.length > field.longest ? 'too-long' : undefined;
}

/** What is wrong with the values of a form, by field; empty where they are right. Values of no field are left aside. */
export function checkForm(
  { fields }: Form,
  values: Readonly<Record<string, string>>,
): Readonly<Record<string, FieldProblem>> {
  const problems = fields.flatMap((field) => {
    const problem = problemOf(field, values[field.id] ?? '');
    return problem === undefined ? [] : [[field.id, problem] as const];
  });
  return Object.fromEntries(problems);
}
