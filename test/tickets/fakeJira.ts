import { type FakeSystem, type Reply, type Seen, startFakeSystem } from './fakeSystem.ts';

type Issue = {
  readonly id: string;
  readonly key: string;
  readonly fields: Record<string, unknown>;
  comments: Comment[];
};
type Comment = {
  readonly body: unknown;
  readonly author: { readonly displayName: string };
  readonly jsdPublic: boolean;
};

/** A Jira Cloud that behaves as its documentation says, as far as tickets need it. */
export type FakeJira = FakeSystem & {
  readonly issues: Issue[];
  /** What it does instead of an answer; the request is carried out all the same where `alsoDoes`. */
  instead: ((seen: Seen) => { readonly reply: Reply; readonly alsoDoes?: boolean } | undefined) | undefined;
  /** Whether a search finds what was created: it may take minutes. */
  isIndexed: boolean;
  /** The fields of the create screen. */
  screen: {
    readonly fieldId: string;
    readonly name: string;
    readonly required: boolean;
    readonly hasDefaultValue?: boolean;
  }[];
};

const usual = ['project', 'issuetype', 'summary', 'description', 'labels'];

/** How many fields the fake gives at once: less than there are. */
const pageSize = 3;

/** Starts the fake. It lets in one user with one token. */
export async function startFakeJira(authorization: string): Promise<FakeJira> {
  const issues: Issue[] = [];

  function create({ fields }: { fields: Record<string, unknown> }): Reply {
    const unknown = Object.keys(fields).filter((name) => !fake.screen.some(({ fieldId }) => fieldId === name));
    const missing = fake.screen.filter(
      ({ fieldId, required, hasDefaultValue }) => required && !hasDefaultValue && !(fieldId in fields),
    );
    const errors = Object.fromEntries([
      ...unknown.map((name) => [
        name,
        `Field '${name}' cannot be set. It is not on the appropriate screen, or unknown.`,
      ]),
      ...missing.map(({ fieldId, name }) => [fieldId, `${name} is required.`]),
    ]);
    if (Object.keys(errors).length > 0) return { status: 400, json: { errorMessages: [], errors } };
    const issue = { id: String(10_000 + issues.length), key: `SUP-${issues.length + 1}`, fields, comments: [] };
    issues.push(issue);
    return {
      status: 201,
      json: { id: issue.id, key: issue.key, self: `https://jira.example/rest/api/3/issue/${issue.id}` },
    };
  }

  function search({ jql }: { jql: string }): Reply {
    const label = /^labels = "([\w-]+)" ORDER BY created ASC$/.exec(jql)?.[1];
    if (label === undefined) return { status: 400, json: { errorMessages: ['Error in the JQL Query'] } };
    const found = issues.filter(({ fields }) => fake.isIndexed && (fields.labels as string[]).includes(label));
    return { status: 200, json: { issues: found.map(({ id, key }) => ({ id, key })), isLast: true } };
  }

  function ofIssue(id: string, rest: string, { method, body }: Seen): Reply {
    const issue = issues.find((one) => one.id === id || one.key === id);
    if (issue === undefined)
      return {
        status: 404,
        json: { errorMessages: ['Issue does not exist or you do not have permission to see it.'] },
      };
    if (rest === '/comment' && method === 'GET')
      return { status: 200, json: { comments: [...issue.comments].reverse() } };
    if (rest === '/comment') {
      const { body: text, properties } = JSON.parse(body);
      issue.comments.push({ body: text, author: { displayName: 'Bot' }, jsdPublic: !properties?.[0]?.value?.internal });
      return { status: 201, json: { id: '1' } };
    }
    const {
      status = { name: 'Open', statusCategory: { key: 'new' } },
      assignee = null,
      resolution = null,
    } = issue.fields;
    return { status: 200, json: { id: issue.id, key: issue.key, fields: { status, assignee, resolution } } };
  }

  function createmeta(rest: string, query: URLSearchParams): Reply {
    if (rest === '/SUP/issuetypes')
      return { status: 200, json: { issueTypes: [{ id: '7', name: 'Support' }], total: 1 } };
    if (rest !== '/SUP/issuetypes/7') return { status: 404, json: { errorMessages: ['No project could be found.'] } };
    const from = Number(query.get('startAt'));
    const fields = fake.screen.slice(from, from + pageSize);
    return { status: 200, json: { fields, startAt: from, total: fake.screen.length } };
  }

  function answer(seen: Seen): Reply {
    if (seen.headers.authorization !== authorization) return { status: 401, text: String(seen.headers.authorization) };
    const path = seen.path.replace('/rest/api/3/', '');
    if (path === 'myself') return { status: 200, json: { accountId: '1' } };
    if (path === 'issue' && seen.method === 'POST') return create(JSON.parse(seen.body));
    if (path === 'search/jql' && seen.method === 'POST') return search(JSON.parse(seen.body));
    if (path.startsWith('issue/createmeta')) return createmeta(path.slice('issue/createmeta'.length), seen.query);
    const [, id = '', rest = ''] = /^issue\/([^/]+)(.*)$/.exec(path) ?? [];
    return ofIssue(id, rest, seen);
  }

  const system = await startFakeSystem((seen) => {
    const instead = fake.instead?.(seen);
    if (instead === undefined) return answer(seen);
    if (instead.alsoDoes) answer(seen);
    return instead.reply;
  });
  const fake: FakeJira = {
    ...system,
    issues,
    instead: undefined,
    isIndexed: true,
    screen: usual.map((fieldId) => ({ fieldId, name: fieldId, required: false })),
  };
  return fake;
}
