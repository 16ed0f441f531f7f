import type { QueryRequest } from '@azure/arm-resourcegraph';
import { z } from 'zod';

/** A request to Resource Graph. An empty list of subscriptions asks in all that the identity sees. */
export function searchOf(query: string, subscriptions: readonly string[]): QueryRequest {
  const options = { resultFormat: 'objectArray' } as const;
  return subscriptions.length === 0 ? { query, options } : { query, options, subscriptions: [...subscriptions] };
}

/** The rows of an answer of Resource Graph. Throws where there is no list of rows, or one has not the shape. */
export function rowsOf<Schema extends z.ZodType>(schema: Schema, page: unknown): z.output<Schema>[] {
  return z.object({ data: z.array(schema) }).parse(page).data;
}
