import { readFileSync } from 'node:fs';
import { z } from 'zod';

const nonEmpty = z.array(z.string().min(1)).min(1);

/** One labelled paste: what a person would post, and the answers that are accepted. */
const labelledSchema = z.looseObject({
  text: z.string(),
  /** Accepted signatures, most specific first; `none` where nothing may be claimed. */
  signature: nonEmpty,
  /** Accepted families of the first cause. */
  family: nonEmpty,
  /** Only what the text itself states. */
  facts: z.record(z.string(), z.string()).default({}),
  /** What the report groups its figures by. */
  lang: z.string().optional(),
  kind: z.string().optional(),
});

/** A labelled paste and the place where it stands. `line` counts from 1. */
export type Labelled = z.infer<typeof labelledSchema> & { readonly file: string; readonly line: number };

/** Thrown where a file of labelled pastes can't be used; the message names the file, the line and what is wrong. */
export class LabelledError extends Error {
  override readonly name = 'LabelledError';
}

/** Reads a file that holds one labelled paste a line, as JSON. Throws a `LabelledError`. */
export function readLabelled(file: string): Labelled[] {
  return textOf(file)
    .split('\n')
    .flatMap((text, index) => (text.trim() === '' ? [] : [parseLine(text, file, index + 1)]));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new LabelledError(`${file}: ${code === 'ENOENT' ? 'there is no such file' : `can't be read (${code})`}.`);
  }
}

function parseLine(text: string, file: string, line: number): Labelled {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LabelledError(`${file}:${line}: this is not JSON. A file has one object a line.`);
  }
  const result = labelledSchema.safeParse(value);
  if (result.success) return { ...result.data, file, line };
  const [issue] = result.error.issues;
  throw new LabelledError(`${file}:${line}: ${issue?.path.join('.') || 'the line'}: ${issue?.message}.`);
}
