import { readFileSync } from 'node:fs';
import { type OpenTargets, openTargets } from '../tickets/openTargets.ts';
import { type Routes, RoutesError, readRoutes } from '../tickets/routes.ts';

/** Where tickets go, and who may tell how they stand. */
export type OpenTickets = OpenTargets & { readonly routes: Routes };

/**
 * Reads the operator's routes, and opens their targets with the secrets of the environment.
 * @throws RoutesError where there is a mistake or a secret is missing.
 */
export function openTickets(file: string, environment: Readonly<Record<string, string | undefined>>): OpenTickets {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new RoutesError('TICKET_ROUTES names a file that can not be read. Set it to the routes, or leave it out.');
  }
  const routes = readRoutes(text, file);
  return { ...openTargets(routes, environment), routes };
}
