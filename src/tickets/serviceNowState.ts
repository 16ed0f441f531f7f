import { z } from 'zod';
import { readAnswer } from './http.ts';
import type { AskServiceNow } from './serviceNow.ts';
import type { TicketState } from './target.ts';

const text = z.string().optional().catch(undefined);
const field = z.object({ value: text, display_value: text }).optional().catch(undefined);
const answer = z.object({ result: z.object({ state: field, assigned_to: field, close_notes: field }) });

/**
 * Closing states of an incident as it comes from ServiceNow; an instance may have others, which count as open.
 * https://www.servicenow.com/docs, "Incident state model" (read 2026-11-25)
 */
const closing: Readonly<Record<string, TicketState['status']>> = { '6': 'resolved', '7': 'resolved', '8': 'declined' };

const commentLimit = 10_000;

/** How an incident stands: taken where it is assigned to somebody. */
export async function serviceNowState(ask: AskServiceNow, id: string, signal: AbortSignal): Promise<TicketState> {
  const query = { sysparm_fields: 'state,assigned_to,close_notes', sysparm_display_value: 'all' };
  const { state, assigned_to, close_notes } = readAnswer(answer, await ask('GET', id, query, signal)).result;
  const by = assigned_to?.display_value?.slice(0, 200);
  const closed = closing[state?.value ?? ''];
  const comment = closed === undefined ? '' : (close_notes?.display_value ?? '').slice(0, commentLimit);
  return {
    status: closed ?? (by ? 'taken' : 'open'),
    ...(by ? { by } : {}),
    ...(comment === '' ? {} : { comment }),
  };
}
