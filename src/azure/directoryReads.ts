import { z } from 'zod';
import { isGuid, noSuchId } from './armId.ts';
import type { Ask } from './ask.ts';
import type { Answer, DirectoryApplication, Ending } from './port.ts';
import { flag, optional, text, time } from './shapes.ts';

const endingSchema = z
  .object({ displayName: text, hint: text, startDateTime: optional(time), endDateTime: time.nullable().optional() })
  .transform(
    ({ displayName, hint, startDateTime, endDateTime }): Ending => ({
      name: displayName ?? hint ?? '',
      createdAt: startDateTime,
      endsAt: endDateTime,
    }),
  );

const endings = optional(z.array(endingSchema)).transform((list) => list ?? []);

const applicationSchema = z
  .object({
    id: z.string(),
    appId: z.string(),
    displayName: text,
    accountEnabled: flag,
    servicePrincipalType: text,
    passwordCredentials: endings,
    keyCredentials: endings,
  })
  .transform(
    (given): DirectoryApplication => ({
      objectId: given.id,
      applicationId: given.appId,
      displayName: given.displayName,
      isEnabled: given.accountEnabled,
      kind: given.servicePrincipalType,
      secrets: given.passwordCredentials,
      certificates: given.keyCredentials,
    }),
  );

const fields = {
  servicePrincipals:
    'id,appId,displayName,accountEnabled,servicePrincipalType,appOwnerOrganizationId,passwordCredentials,keyCredentials',
  applications: 'id,appId,displayName,passwordCredentials,keyCredentials',
};

function read(ask: Ask, kind: keyof typeof fields, key: string): Promise<Answer<DirectoryApplication>> {
  return ask({
    action: 'graph:Application.Read.All',
    send: ({ get }) => get('graph', `/v1.0/${kind}${key}?$select=${fields[kind]}`),
    parse: ([page]) => applicationSchema.parse(page),
  });
}

/** A service principal or an application of the directory, by application id, in Microsoft Graph (K15). */
export async function readDirectory(
  ask: Ask,
  kind: keyof typeof fields,
  applicationId: string,
): Promise<Answer<DirectoryApplication>> {
  return isGuid(applicationId) ? read(ask, kind, `(appId='${applicationId}')`) : noSuchId;
}

/** A service principal by its own id in the directory (K15). */
export async function readServicePrincipal(ask: Ask, objectId: string): Promise<Answer<DirectoryApplication>> {
  return isGuid(objectId) ? read(ask, 'servicePrincipals', `/${objectId}`) : noSuchId;
}
