import { z } from 'zod';
import {
  articleSchema,
  causeSchema,
  guideSchema,
  phrasesSchema,
  questionSchema,
  signatureSchema,
  subjectSchema,
  symptomSchema,
  vocabularySchema,
} from '../../knowledge/schema.ts';

const schemas = {
  article: articleSchema,
  cause: causeSchema,
  guide: guideSchema,
  phrases: phrasesSchema,
  question: questionSchema,
  signature: signatureSchema,
  subject: subjectSchema,
  symptom: symptomSchema,
  vocabulary: vocabularySchema,
} as const;

/** Where the JSON schemas are kept, below the project's folder. The first line of each content file names one. */
export const schemaFolder = 'knowledge/schemas';

/** The JSON schemas by which an editor completes and checks an entry while it is typed: file name -> its text. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input' });
      return [`${name}.json`, `${JSON.stringify(json, undefined, 2)}\n`];
    }),
  );
}
