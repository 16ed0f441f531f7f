import { randomUUID } from 'node:crypto';
import { type FakeSystem, type Reply, type Seen, startFakeSystem } from './fakeSystem.ts';

type Incident = {
  readonly sys_id: string;
  readonly number: string;
  notes: string[];
  readonly [field: string]: unknown;
};

/** A ServiceNow that behaves as its documentation of the Table API says, as far as tickets need it. */
export type FakeServiceNow = FakeSystem & {
  readonly incidents: Incident[];
  /** What it does instead of an answer; the request is carried out all the same where `alsoDoes`. */
  instead: ((seen: Seen) => { readonly reply: Reply; readonly alsoDoes?: boolean } | undefined) | undefined;
  /** Whether the user may search by correlation_id: else the condition is left out, silently, as ServiceNow does. */
  maySearch: boolean;
};

/** Starts the fake. It lets in one user with one password. */
export async function startFakeServiceNow(authorization: string): Promise<FakeServiceNow> {
  const incidents: Incident[] = [];

  function list(query: URLSearchParams): Reply {
    const id = /^correlation_id=([\w-]+)\^ORDERBYsys_created_on$/.exec(query.get('sysparm_query') ?? '')?.[1];
    const found = incidents
      .filter((one) => !fake.maySearch || one.correlation_id === id)
      .slice(0, Number(query.get('sysparm_limit')));
    const shown = ({ sys_id, number, correlation_id }: Incident) => ({
      sys_id,
      number,
      ...(fake.maySearch ? { correlation_id } : {}),
    });
    return { status: 200, json: { result: found.map(shown) } };
  }

  function create(body: string): Reply {
    const { work_notes, ...fields } = JSON.parse(body);
    const sys_id = randomUUID().replaceAll('-', '');
    const number = `INC00100${incidents.length + 10}`;
    incidents.push({ state: '1', ...fields, sys_id, number, notes: work_notes === undefined ? [] : [work_notes] });
    return { status: 201, json: { result: { sys_id, number } } };
  }

  function ofIncident(id: string, { method, body, query }: Seen): Reply {
    const incident = incidents.find(({ sys_id }) => sys_id === id);
    if (incident === undefined)
      return { status: 404, json: { error: { message: 'No Record found', detail: '' }, status: 'failure' } };
    if (method === 'PATCH') {
      incident.notes.push(JSON.parse(body).work_notes);
      return { status: 200, json: { result: { sys_id: id } } };
    }
    if (query.get('sysparm_display_value') === 'true')
      return { status: 200, json: { result: { work_notes: incident.notes.join('\n\n') } } };
    const field = (value: unknown) => ({ value: String(value ?? ''), display_value: String(value ?? '') });
    const { state, assigned_to, close_notes } = incident;
    return {
      status: 200,
      json: { result: { state: field(state), assigned_to: field(assigned_to), close_notes: field(close_notes) } },
    };
  }

  function answer(seen: Seen): Reply {
    if (seen.headers.authorization !== authorization)
      return {
        status: 401,
        json: { error: { message: 'User Not Authenticated', detail: seen.headers.authorization }, status: 'failure' },
      };
    const id = /^\/api\/now\/table\/incident\/?(.*)$/.exec(seen.path)?.[1];
    if (id === undefined) return { status: 400, json: { error: { message: 'Invalid table' }, status: 'failure' } };
    if (id !== '') return ofIncident(id, seen);
    return seen.method === 'POST' ? create(seen.body) : list(seen.query);
  }

  const system = await startFakeSystem((seen) => {
    const instead = fake.instead?.(seen);
    if (instead === undefined) return answer(seen);
    if (instead.alsoDoes) answer(seen);
    return instead.reply;
  });
  const fake: FakeServiceNow = { ...system, incidents, instead: undefined, maySearch: true };
  return fake;
}
