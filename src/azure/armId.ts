import type { Answer } from './port.ts';

/** The answer to a question that can't be asked: what should be an id or a name is none. Nothing is sent then. */
export const noSuchId: Answer<never> = { kind: 'unknown', why: 'failed' };

/** An ARM id taken apart. */
export type ResourceId = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
  /** The name of a resource below it. */
  readonly childName?: string;
};

const registryPattern =
  /^\/subscriptions\/([0-9a-f-]{36})\/resourceGroups\/([\w().-]{1,90})\/providers\/Microsoft\.ContainerRegistry\/registries\/([a-z0-9]{5,50})(?:\/[a-z]{1,40}\/([\w-]{1,90}))?$/i;

const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The parts of a registry's id, or of something directly below a registry; undefined: it is none. */
export function readRegistryId(id: string): ResourceId | undefined {
  const [, subscriptionId, resourceGroup, name, childName] = registryPattern.exec(id) ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined || name === undefined) return undefined;
  return { subscriptionId, resourceGroup, name, ...(childName === undefined ? {} : { childName }) };
}

/** Whether a text is a GUID and nothing more: only such ones are put into paths and filters. */
export function isGuid(value: string): boolean {
  return guidPattern.test(value);
}

/** Whether a text can be an ARM scope or id: a path of plain words, that leads nowhere else. */
export function isScope(value: string): boolean {
  return /^(\/[\w().-]{1,100}){1,20}$/.test(value) && !value.includes('/..');
}
