import { clusterRows } from './accessRoutes.ts';
import type { Asked, Route } from './exchange.ts';
import { registryOf, subscriptionsOf } from './ids.ts';
import { registryRows } from './registryRoutes.ts';
import { loginServerOf } from './wireRegistry.ts';
import type { World } from './world.ts';

/** The texts in single quotes in a query, in lower case. */
function quotedIn(query: string): ReadonlySet<string> {
  return new Set([...query.matchAll(/'([^']{0,200})'/g)].map(([, text]) => (text ?? '').toLowerCase()));
}

function queryOf(body: unknown): string {
  return String((body as { query?: unknown } | undefined)?.query ?? '');
}

function subscriptionsIn(body: unknown): readonly string[] | undefined {
  const { subscriptions } = (body ?? {}) as { subscriptions?: unknown };
  return Array.isArray(subscriptions) && subscriptions.length > 0 ? subscriptions.map(String) : undefined;
}

function resourceGraph({ world, body }: Asked): unknown {
  const query = queryOf(body);
  const quoted = quotedIn(query);
  const rows = quoted.has('microsoft.containerservice/managedclusters')
    ? clusterRows(world, quoted)
    : registryRows(world, quoted);
  const within = subscriptionsIn(body);
  const data = rows.filter(
    (row) => within === undefined || within.includes(String((row as { subscriptionId?: unknown }).subscriptionId)),
  );
  return { totalRecords: data.length, count: data.length, resultTruncated: 'false', facets: [], data };
}

const columns = ['Identity', 'CallerIpAddress', 'ResultDescription', 'n', 'last'];

function logQuery({ world, body }: Asked): unknown {
  const quoted = quotedIn(queryOf(body));
  const isAsked = (entry: World['loginFailures'][number]) => {
    const registry = registryOf(world, entry);
    return registry !== undefined && quoted.has(loginServerOf(registry));
  };
  const rows = world.loginFailures
    .filter(isAsked)
    .map(({ identity, ip, status, count, last }) => [identity, ip, status, count, last]);
  return { tables: [{ name: 'PrimaryResult', columns: columns.map((name) => ({ name, type: 'string' })), rows }] };
}

function serviceEvents({ world }: Asked): unknown {
  const value = world.serviceEvents.map(({ title, type, status, services, regions }, index) => ({
    name: `ABCD-${index + 1}`,
    type: '/providers/Microsoft.ResourceHealth/events',
    properties: {
      eventType: type,
      status,
      title,
      impactStartTime: '2026-08-20T06:00:00Z',
      impact: services.map((impactedService) => ({
        impactedService,
        impactedRegions: regions.map((impactedRegion) => ({ impactedRegion, status })),
      })),
    },
  }));
  return { value };
}

/** What Azure answers about many things at once: searches, logs, health. */
export const searchRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/subscriptions$/i,
    answer: ({ world }) => ({ value: subscriptionsOf(world).map((subscriptionId) => ({ subscriptionId })) }),
  },
  { method: 'POST', path: /^\/providers\/Microsoft\.ResourceGraph\/resources$/i, answer: resourceGraph },
  {
    method: 'GET',
    path: /^\/subscriptions\/[^/]+\/providers\/Microsoft\.ResourceHealth\/events$/i,
    action: 'Microsoft.ResourceHealth/events/read',
    answer: serviceEvents,
  },
  { method: 'POST', path: /\/workspaces\/[^/]+\/query$/i, action: 'logs:read', answer: logQuery },
];
