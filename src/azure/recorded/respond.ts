import { accessRoutes } from './accessRoutes.ts';
import { doorAnswer } from './door.ts';
import { errorAnswer, forbidden, json, type Route, type WireAnswer, type WireRequest } from './exchange.ts';
import { withFaults } from './faults.ts';
import { isAbove, registryId } from './ids.ts';
import { registryRoutes } from './registryRoutes.ts';
import { searchRoutes } from './searchRoutes.ts';
import type { World } from './world.ts';

const routes: readonly Route[] = [...registryRoutes, ...accessRoutes, ...searchRoutes];

function parsed(body: string | undefined): unknown {
  return body === undefined || body === '' ? undefined : JSON.parse(body);
}

function isHidden(world: World, path: string): boolean {
  return world.hidden.some((registry) => isAbove(registryId(registry), path));
}

function absent(path: string): WireAnswer {
  if (path.startsWith('/v1.0/')) {
    return errorAnswer(404, 'Request_ResourceNotFound', 'Resource does not exist.');
  }
  return errorAnswer(404, 'ResourceNotFound', `The Resource '${path}' was not found.`);
}

function routed(world: World, request: WireRequest): WireAnswer {
  const { pathname, searchParams: search } = new URL(request.url);
  const path = decodeURIComponent(pathname).replace(/^\/{2,}/, '/');
  const route = routes.find((one) => one.method === request.method && one.path.test(path));
  if (route === undefined) return absent(path);
  const { action } = route;
  if (action !== undefined && (world.missing.includes(action) || isHidden(world, path))) return forbidden(action, path);
  const parts = (route.path.exec(path) ?? []).slice(1).map((part) => part ?? '');
  const answer = route.answer({ world, parts, search, body: parsed(request.body) });
  return answer === undefined ? absent(path) : json(200, answer);
}

/** What a recorded Azure answers to a request, at the level of HTTP. Pure: `attempt` is all that it knows of the past. */
export function respond(world: World, request: WireRequest): WireAnswer {
  const { pathname, hostname } = new URL(request.url);
  const answer = pathname === '/v2/' ? doorAnswer(world, hostname) : routed(world, request);
  return withFaults(world.faults, request, answer);
}
