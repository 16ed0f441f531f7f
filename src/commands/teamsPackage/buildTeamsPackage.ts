import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { PackageError, type PackageOptions } from './packageOptions.ts';
import { validateManifest } from './validateManifest.ts';
import { zipFiles } from './zipFiles.ts';

const folder = path.resolve(import.meta.dirname, '../../../manifest/teams');

const namesOfFiles = z.object({
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});

const translation = z.record(z.string(), z.string());

/** Puts the values in, as text of JSON strings. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\$\{\{(\w{1,40})\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new PackageError(`manifest.json holds ${placeholder}, which nothing fills.`);
    return JSON.stringify(value).slice(1, -1);
  });
}

async function readFiles(files: readonly string[]): Promise<Record<string, Uint8Array>> {
  const read = files.map(async (file) => [file, await readFile(path.join(folder, file))] as const);
  return Object.fromEntries(await Promise.all(read));
}

async function refuseInvalid(manifest: unknown, languages: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const translations = Object.entries(languages).map(([file, bytes]) => {
    return [file, translation.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))] as const;
  });
  const problems = await validateManifest(manifest, Object.fromEntries(translations));
  if (problems.length > 0) throw new PackageError(problems.join('\n'));
}

/**
 * Builds the app package that an administrator uploads to Teams, a zip: the manifest with its values, the other
 * languages and the icons.
 * @throws PackageError where the manifest or a translation is not what Teams takes.
 */
export async function buildTeamsPackage(options: PackageOptions, version: string): Promise<Uint8Array> {
  const { appId, developer, website } = options;
  const template = await readFile(path.join(folder, 'manifest.json'), 'utf8');
  const values = { MICROSOFT_APP_ID: appId, APP_VERSION: version, DEVELOPER_NAME: developer, WEBSITE_URL: website };
  const text = fill(template, values);
  const manifest: unknown = JSON.parse(text);
  const { icons, localizationInfo } = namesOfFiles.parse(manifest);
  const languages = await readFiles(localizationInfo.additionalLanguages.map(({ file }) => file));
  await refuseInvalid(manifest, languages);
  const pictures = await readFiles([icons.color, icons.outline]);
  return zipFiles({ 'manifest.json': Buffer.from(text), ...languages, ...pictures });
}
