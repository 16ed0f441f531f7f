import type { World } from './world.ts';

/** A request as it goes over the wire. `attempt` counts from 1 how often the same was asked. */
export type WireRequest = {
  readonly method: string;
  readonly url: string;
  readonly body?: string | undefined;
  readonly attempt: number;
};

/** An answer as it comes over the wire; `never` is none at all. */
export type WireAnswer =
  | 'never'
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** A request taken apart, for the routes. */
export type Asked = {
  readonly world: World;
  /** What the groups of the route's pattern caught, decoded. */
  readonly parts: readonly string[];
  readonly search: URLSearchParams;
  readonly body: unknown;
};

/** One kind of request: who may send it, and what it answers; undefined: there is no such thing. */
export type Route = {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** The ARM action that it needs, or a permission such as `graph:Application.Read.All`. */
  readonly action?: string;
  readonly answer: (asked: Asked) => unknown;
};

const correlationId = '77777777-aaaa-4bbb-8ccc-000000000001';

/** An answer with a JSON body. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-ms-correlation-request-id': correlationId, ...headers },
    body: JSON.stringify(body),
  };
}

/** An error in ARM's shape. */
export function errorAnswer(
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): WireAnswer {
  return json(status, { error: { code, message } }, headers);
}

/** A refusal in ARM's words, which name the missing action and the scope. */
export function forbidden(action: string, scope: string): WireAnswer {
  if (action.startsWith('graph:')) {
    return errorAnswer(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  }
  return errorAnswer(
    403,
    'AuthorizationFailed',
    `The client '55555555-aaaa-4bbb-8ccc-000000000009' with object id '33333333-aaaa-4bbb-8ccc-000000000009' ` +
      `does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. ` +
      'If access was recently granted, please refresh your credentials.',
  );
}
