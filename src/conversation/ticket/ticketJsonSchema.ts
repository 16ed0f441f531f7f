import { z } from 'zod';
import { ticketSchema } from './ticket.ts';

/**
 * The JSON schema of a ticket as text, for whoever takes tickets by a webhook: manifest/helpdesk/ticket.schema.json. A test
 * holds the file equal to it.
 */
export function ticketJsonSchema(): string {
  const schema = { title: 'Ticket of the ACR support assistant', ...z.toJSONSchema(ticketSchema, { io: 'output' }) };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
