import { z } from 'zod';
import { plainText } from './adf.ts';
import { readAnswer } from './http.ts';
import type { AskJira } from './jira.ts';
import type { TicketState } from './target.ts';
import { anyEntryMark } from './ticketText.ts';

const name = z.string().max(200).optional().catch(undefined);
const named = z.object({ name }).nullish().catch(undefined);
const person = z.object({ displayName: name }).nullish().catch(undefined);

const standing = z.object({
  fields: z
    .object({
      status: z
        .object({ name, statusCategory: z.object({ key: name }).optional().catch(undefined) })
        .optional()
        .catch(undefined),
      resolution: named,
      assignee: person,
    })
    .catch({}),
});

const commentPage = z.object({
  comments: z.array(z.object({ body: z.unknown(), jsdPublic: z.boolean().catch(true), author: person })),
});

/** The newest comments, read for our marks and for the answer of whoever closed the issue. */
const commentsRead = 50;

/** One comment: what it says, whether the asker may read it, and who wrote it. */
export type JiraComment = { readonly text: string; readonly isPublic: boolean; readonly by?: string | undefined };

/** The newest comments of an issue, newest first. */
export async function commentsOf(ask: AskJira, id: string, signal: AbortSignal): Promise<readonly JiraComment[]> {
  const path = `issue/${encodeURIComponent(id)}/comment?orderBy=-created&maxResults=${commentsRead}`;
  const { comments } = readAnswer(commentPage, await ask('GET', path, signal));
  return comments.map(({ body, jsdPublic, author }) => ({
    text: plainText(body),
    isPublic: jsdPublic,
    by: author?.displayName,
  }));
}

type Fields = z.infer<typeof standing>['fields'];

/** Names of statuses and resolutions are each company's own; these are Jira's, and what is usual. */
const declining = /\b(?:won['’]?t (?:do|fix)|declined?|duplicate|cancell?ed|rejected)\b/i;

function statusOf({ status, resolution, assignee }: Fields): TicketState['status'] {
  if (status?.statusCategory?.key !== 'done') return assignee?.displayName === undefined ? 'open' : 'taken';
  return declining.test(`${status.name ?? ''} ${resolution?.name ?? ''}`) ? 'declined' : 'resolved';
}

/** How an issue stands: closed where its status belongs to the category "done", taken where somebody is assigned. */
export async function jiraState(ask: AskJira, id: string, signal: AbortSignal): Promise<TicketState> {
  const path = `issue/${encodeURIComponent(id)}?fields=status,resolution,assignee`;
  const { fields } = readAnswer(standing, await ask('GET', path, signal));
  const status = statusOf(fields);
  const by = fields.assignee?.displayName;
  const state = { status, ...(by === undefined ? {} : { by }) };
  if (status === 'open' || status === 'taken') return state;
  const comments = await commentsOf(ask, id, signal);
  const last = comments.find(({ text, isPublic }) => isPublic && text !== '' && !text.includes(anyEntryMark));
  return last === undefined ? state : { ...state, comment: last.text };
}
