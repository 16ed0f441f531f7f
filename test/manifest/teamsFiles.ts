import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const folder = path.resolve(import.meta.dirname, '../../manifest/teams');

/** A file of the Teams manifest. */
export function readTeamsFile(name: string): Buffer {
  return readFileSync(path.join(folder, name));
}

/** Values for the command line of `package:teams`. */
export const exampleOptions = {
  appId: '3f6c1d2e-8a4b-4c5d-9e6f-708192a3b4c5',
  developer: 'Contoso IT',
  website: 'https://intranet.contoso.com/acr-support',
};

const command = z.object({ title: z.string(), description: z.string() });

/** What the tests look at in a Teams manifest. */
export const teamsManifest = z.object({
  $schema: z.string(),
  manifestVersion: z.string(),
  version: z.string(),
  id: z.string(),
  developer: z.object({ name: z.string() }),
  name: z.object({ short: z.string(), full: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({
    defaultLanguageTag: z.string(),
    additionalLanguages: z.array(z.object({ languageTag: z.string(), file: z.string() })),
  }),
  bots: z.tuple([
    z.object({
      botId: z.string(),
      scopes: z.array(z.string()),
      supportsFiles: z.boolean(),
      commandLists: z.tuple([z.object({ scopes: z.array(z.string()), commands: z.array(command) })]),
    }),
  ]),
  composeExtensions: z.tuple([
    z.object({
      botId: z.string(),
      commands: z.tuple([
        command.extend({ id: z.string(), type: z.string(), context: z.array(z.string()), fetchTask: z.boolean() }),
      ]),
    }),
  ]),
  webApplicationInfo: z.object({ id: z.string() }),
  authorization: z.object({
    permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string(), type: z.string() })) }),
  }),
});

/** The manifest as it stands in the repository, with placeholders. */
export const manifestTemplate: unknown = JSON.parse(readTeamsFile('manifest.json').toString('utf8'));

const values: Readonly<Record<string, string>> = {
  MICROSOFT_APP_ID: exampleOptions.appId,
  APP_VERSION: '1.2.3',
  DEVELOPER_NAME: exampleOptions.developer,
  WEBSITE_URL: exampleOptions.website,
};

/** A manifest whose placeholders are filled. */
export const filledManifest: object = JSON.parse(
  JSON.stringify(manifestTemplate).replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? ''),
);

/** The Czech strings, without the name of their schema. */
export const { $schema: czechSchema, ...czech } = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readTeamsFile('cs.json').toString('utf8')));
