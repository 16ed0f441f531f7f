import { json, type WireAnswer } from './exchange.ts';
import { allRegistries } from './ids.ts';
import { loginServerOf } from './wireRegistry.ts';
import { type Door, healthyDoor, type World } from './world.ts';

const unauthorized = {
  code: 'UNAUTHORIZED',
  message: 'authentication required, visit https://aka.ms/acr/authorization for more information.',
};

/** The front door of a host: the world's entry, a healthy one for a registry of the world, or none. */
export function doorOf(world: World, host: string): Door {
  const isRegistry = allRegistries(world).some((registry) => loginServerOf(registry) === host);
  return world.doors[host] ?? (isRegistry ? healthyDoor : { ...healthyDoor, dns: 'none', addresses: [] });
}

/** What the front door of a host answers to `GET /v2/`. */
export function doorAnswer(world: World, host: string): WireAnswer {
  const door = doorOf(world, host);
  const hasChallenge = door.challenge ?? door.status === 401;
  const challenge = `Bearer realm="https://${host}/oauth2/token",service="${host}"`;
  const headers = {
    'docker-distribution-api-version': 'registry/2.0',
    ...(hasChallenge ? { 'www-authenticate': challenge } : {}),
  };
  if (door.body !== undefined) return { status: door.status, headers, body: door.body };
  return json(door.status, { errors: [door.error ?? unauthorized] }, headers);
}
