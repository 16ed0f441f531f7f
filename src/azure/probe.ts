import { z } from 'zod';
import { addressKind } from './addressKind.ts';
import type { Door, DoorAnswer } from './door.ts';
import type { Probe } from './port.ts';
import { registryHost } from './registryHost.ts';

const nothing = { addresses: [], aliases: [] };

const errorsSchema = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string().default('') })) });

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'ETIMEDOUT';
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

function denialIn(body: string): string | undefined {
  try {
    const [first] = errorsSchema.parse(JSON.parse(body)).errors;
    return first && `${first.code}: ${first.message}`.slice(0, 300);
  } catch {
    return undefined;
  }
}

/** Whether it is the registry's own challenge, for this host: an interceptor's names another place. */
function isChallengeOf(host: string, challenge: string | undefined): boolean {
  const given = challenge?.toLowerCase() ?? '';
  return (
    given.startsWith('bearer ') && given.includes(`realm="https://${host}/`) && given.includes(`service="${host}"`)
  );
}

function seen(host: string, { status, challenge, body }: DoorAnswer): Partial<Probe> {
  const denial = status === 401 ? undefined : denialIn(body);
  return { status, hasChallenge: isChallengeOf(host, challenge), ...(denial === undefined ? {} : { denial }) };
}

async function resolved(door: Door, host: string): Promise<Probe> {
  try {
    const [addresses, aliases] = await Promise.all([door.addresses(host), door.aliases(host)]);
    return { dns: addresses.length === 0 ? 'none' : 'resolved', addresses, aliases };
  } catch (error) {
    const isNone = ['ENOTFOUND', 'ENODATA'].includes(codeOf(error));
    return { ...nothing, dns: isNone ? 'none' : 'failed' };
  }
}

/**
 * Looks at a registry's front door without credentials (K03, K04). The request goes to the very address that was checked,
 * so that a name that resolves otherwise a moment later leads nowhere. Private addresses only where they are allowed;
 * this machine and its link never.
 */
export function createProbe(door: Door, allowsPrivateAddresses: boolean): (host: string) => Promise<Probe> {
  const isAllowed = (address: string) => {
    const kind = addressKind(address);
    return kind === 'public' || (kind === 'private' && allowsPrivateAddresses);
  };
  return async (given) => {
    const host = registryHost(given);
    if (host === undefined) return { ...nothing, dns: 'none', refused: 'unknown-host' };
    const place = await resolved(door, host);
    const [address] = place.addresses;
    if (address === undefined) return place;
    if (!place.addresses.every(isAllowed)) return { ...place, refused: 'private-address' };
    try {
      return { ...place, ...seen(host, await door.knock(host, address)) };
    } catch (error) {
      return { ...place, failure: codeOf(error) };
    }
  };
}
