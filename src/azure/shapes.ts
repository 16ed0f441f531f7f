import { z } from 'zod';

// Shapes of what comes over the wire. A missing field or null is absent; a field of another type makes the whole answer
// unreadable, because half of a wrong answer looks like a healthy one.

/** A field that may be missing or null. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value): z.output<Schema> | undefined => value ?? undefined);
}

/** A text that may be missing. */
export const text = optional(z.string());

/** A word of a closed list, whose case Azure does not keep: in lower case. */
export const word = optional(z.string().transform((value) => value.toLowerCase()));

/** Yes or no, or missing. */
export const flag = optional(z.boolean());

/** A time, ISO in UTC. */
export const time = z
  .string()
  .refine((value) => !Number.isNaN(Date.parse(value)))
  .transform((value) => new Date(value).toISOString());

/** A list of texts; missing is empty. */
export const texts = optional(z.array(z.string())).transform((list) => list ?? []);

/** All entries of all pages of a list. Throws where a page has no list, or an entry has not the shape. */
export function entriesOf<Schema extends z.ZodType>(schema: Schema, pages: readonly unknown[]): z.output<Schema>[] {
  const page = z.object({ value: z.array(schema) });
  if (pages.length === 0) throw new Error('There is no page.');
  return pages.flatMap((one) => page.parse(one).value);
}
