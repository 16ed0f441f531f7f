import { z } from 'zod';

/** What stands in the place of a signature where nothing may be claimed. */
export const none = 'none';

/**
 * What the reader of prose learned from knowledge/sentences: for each concept, how much it speaks for each signature and,
 * last, for none of them. Written by `npm run knowledge -- learn`, in hundredths.
 */
export const learnedSchema = z
  .strictObject({
    /** The fingerprint of what it was learned from. */
    from: z.string(),
    signatures: z.array(z.string()),
    bias: z.array(z.int()),
    concepts: z.record(z.string().startsWith('@'), z.array(z.int())),
  })
  .refine(
    ({ signatures, bias, concepts }) =>
      [bias, ...Object.values(concepts)].every(({ length }) => length === signatures.length + 1),
    'has rows of another length than there are signatures; npm run knowledge -- learn writes it anew',
  );
export type Learned = z.infer<typeof learnedSchema>;

/** Before anything was learned. */
export const nothingLearned: Learned = { from: '', signatures: [], bias: [0], concepts: {} };
