import { z } from 'zod';
import { noSuchId, readRegistryId } from './armId.ts';
import type { Ask } from './ask.ts';
import { turnPages } from './exchange.ts';
import type { Answer, ScopeMap, Token } from './port.ts';
import { entriesOf, optional, text, time, word } from './shapes.ts';

const provider = 'Microsoft.ContainerRegistry/registries';

const passwordSchema = z
  .object({ name: z.string(), creationTime: optional(time), expiry: time.nullable().optional() })
  .transform(({ name, creationTime: createdAt, expiry: endsAt }) => ({ name, createdAt, endsAt }));

const tokenSchema = z
  .object({
    name: z.string(),
    properties: z.object({
      status: word,
      scopeMapId: text,
      credentials: optional(z.object({ passwords: optional(z.array(passwordSchema)) })),
    }),
  })
  .transform(
    ({ name, properties: { status, scopeMapId, credentials } }): Token => ({
      name,
      status,
      scopeMapId,
      passwords: credentials?.passwords ?? [],
    }),
  );

const scopeMapSchema = z
  .object({ name: z.string(), properties: z.object({ actions: z.array(z.string()) }) })
  .transform(({ name, properties }): ScopeMap => ({ name, actions: properties.actions }));

/** The repository tokens of a registry (K14), without their passwords' values. */
export async function readTokens(ask: Ask, registryId: string): Promise<Answer<readonly Token[]>> {
  const parts = readRegistryId(registryId);
  if (parts === undefined) return noSuchId;
  return ask({
    action: `${provider}/tokens/read`,
    send: ({ registries }) => turnPages(registries(parts.subscriptionId).tokens.list(parts.resourceGroup, parts.name)),
    parse: (pages) => entriesOf(tokenSchema, pages),
  });
}

/** What a scope map allows (K14). */
export async function readScopeMap(ask: Ask, id: string): Promise<Answer<ScopeMap>> {
  const parts = readRegistryId(id);
  const name = parts?.childName;
  if (parts === undefined || name === undefined) return noSuchId;
  return ask({
    action: `${provider}/scopeMaps/read`,
    send: ({ registries }) => registries(parts.subscriptionId).scopeMaps.get(parts.resourceGroup, parts.name, name),
    parse: ([page]) => scopeMapSchema.parse(page),
  });
}
