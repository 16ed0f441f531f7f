import type { EndpointConnection } from '../../azure/port.ts';

/**
 * Whether somebody waits for a private endpoint: one is pending, or none of them is approved. A rejected or deleted one
 * beside an approved one is just left over.
 */
export function isWaiting(connections: readonly EndpointConnection[]): boolean {
  const has = (wanted: string) => connections.some(({ status }) => status === wanted);
  return has('pending') || (connections.length > 0 && !has('approved'));
}
