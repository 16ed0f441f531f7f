import { z } from 'zod';
import type { TimelineEntry } from '../conversation/ticket/news.ts';
import type { Ticket } from '../conversation/ticket/ticket.ts';
import type { Language } from '../knowledge/schema.ts';
import { cutText } from '../messages/shorten.ts';
import { codeBlock, document, paragraph } from './adf.ts';
import { basicAuthorization, readAnswer, send } from './http.ts';
import { jiraProblem } from './jiraHealth.ts';
import { commentsOf, jiraState } from './jiraState.ts';
import { problemOf } from './problemOf.ts';
import { type Accepted, type Target, TargetError } from './target.ts';
import { entryMark, entryText, keyOf, textOf, titleOf } from './ticketText.ts';

/** A project of Jira Cloud, of Jira Service Management or any other, and who creates its issues. */
export type JiraSettings = {
  readonly name: string;
  /** https, without a slash at the end. */
  readonly url: string;
  readonly project: string;
  /** As Jira shows it. */
  readonly issueType: string;
  readonly user: string;
  /** An API token of the user. */
  readonly secret: string;
  readonly language: Language;
  /** More fields of the issue, as the API takes them. */
  readonly fields: Readonly<Record<string, unknown>>;
};

/** Asks Jira; `path` is below /rest/api/3/. */
export type AskJira = (method: 'GET' | 'POST', path: string, signal: AbortSignal, body?: unknown) => Promise<unknown>;

/** The longest summary, and less than the longest description, 32 767 characters (Atlassian's documentation, 2026-11-25). */
const summaryLimit = 255;
const textLimit = 32_000;

/**
 * How long, in seconds, a search may not yet find what was created: "from a few seconds to minutes".
 * https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/ (read 2026-11-25)
 */
const settling = 180;

const issue = z.object({
  id: z.string().regex(/^\d{1,20}$/),
  key: z.string().regex(/^[A-Z][A-Z0-9_]{0,30}-\d{1,12}$/),
});
const found = z.object({ issues: z.array(issue) });

function createAsk({ url, user, secret }: JiraSettings): AskJira {
  const headers = { accept: 'application/json', authorization: basicAuthorization(user, secret) };
  return (method, path, signal, body) => {
    const target = { method, url: `${url}/rest/api/3/${path}`, signal };
    if (body === undefined) return send({ ...target, headers });
    const json = { ...headers, 'content-type': 'application/json' };
    return send({ ...target, headers: json, body: JSON.stringify(body) });
  };
}

function labelOf(ticket: Ticket): string {
  return `acr-${keyOf(ticket)}`;
}

function issueOf({ project, issueType, language, fields }: JiraSettings, ticket: Ticket) {
  return {
    fields: {
      ...fields,
      project: { key: project },
      issuetype: { name: issueType },
      summary: titleOf(ticket, summaryLimit),
      description: document(codeBlock(cutText(textOf(ticket, language), textLimit))),
      labels: [labelOf(ticket), `severity-${ticket.severity}`],
    },
  };
}

/** A comment for those who work on the issue: Service Management shows it to no customer. */
function commentOf(entry: TimelineEntry, entryId: string) {
  const text = cutText(entryText(entry), textLimit);
  return {
    body: document(codeBlock(text), paragraph(entryMark(entryId))),
    properties: [{ key: 'sd.public.comment', value: { internal: true } }],
  };
}

function acceptedFrom(url: string, { id, key }: z.infer<typeof issue>): Accepted {
  return { number: key, url: `${url}/browse/${key}`, externalId: id };
}

/** Where it is not known whether an issue was created, the next try must wait until a search would find it. */
async function create(ask: AskJira, body: unknown, signal: AbortSignal): Promise<z.infer<typeof issue>> {
  try {
    return readAnswer(issue, await ask('POST', 'issue', signal, body));
  } catch (error) {
    if (!(error instanceof TargetError) || error.trouble !== 'unclear') throw error;
    const retryAfter = Math.max(settling, error.retryAfter ?? 0);
    throw new TargetError('unclear', { retryAfter, cause: error.cause });
  }
}

async function lookUp(ask: AskJira, ticket: Ticket, signal: AbortSignal) {
  const jql = `labels = "${labelOf(ticket)}" ORDER BY created ASC`;
  const answer = await ask('POST', 'search/jql', signal, { jql, fields: ['summary'], maxResults: 1 });
  return readAnswer(found, answer).issues[0];
}

/**
 * Jira Cloud's REST API v3, by `fetch`: the library jira.js (6.2) brings hundreds of calls for the seven that are needed.
 * Issues are made by the platform's API and not by that of Service Management, because it alone sets the label, by which a
 * ticket is found again, in the same step. https://developer.atlassian.com/cloud/jira/platform/rest/v3/ (read 2026-11-25)
 */
export function createJira(settings: JiraSettings): Target {
  const { name, url } = settings;
  const ask = createAsk(settings);
  return {
    name,
    // Its search knows a new issue only after a while: as long as an unclear creation asks to wait.
    foundAfter: 180,
    submit: async (ticket, { mayBeThere, signal }) => {
      const known = mayBeThere ? await lookUp(ask, ticket, signal) : undefined;
      return acceptedFrom(url, known ?? (await create(ask, issueOf(settings, ticket), signal)));
    },
    add: async ({ externalId = '' }, entry, entryId, signal) => {
      const comments = await commentsOf(ask, externalId, signal);
      if (comments.some(({ text }) => text.includes(entryMark(entryId)))) return;
      await ask('POST', `issue/${encodeURIComponent(externalId)}/comment`, signal, commentOf(entry, entryId));
    },
    state: ({ externalId = '' }, signal) => jiraState(ask, externalId, signal),
    health: (signal) => problemOf(() => jiraProblem(ask, settings, signal)),
    preview: (ticket) => `POST ${url}/rest/api/3/issue\n\n${JSON.stringify(issueOf(settings, ticket), undefined, 2)}`,
  };
}
