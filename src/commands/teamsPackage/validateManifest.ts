import { AppManifestUtils } from '@microsoft/app-manifest';
import { localise, stringsOf, type Translation } from './localise.ts';

/** A manifest against the schema that it names. The schemas come with the package, so nothing is downloaded. */
async function againstSchema(manifest: unknown): Promise<readonly string[]> {
  return AppManifestUtils.validateAgainstSchema(JSON.parse(JSON.stringify(manifest)));
}

/** Translations of what is not in the manifest: Teams would refuse them, or never show them. */
function translatedInVain(manifest: unknown, translation: Translation): readonly string[] {
  const known = new Set(stringsOf(manifest).map(([at]) => at));
  return Object.keys(translation).filter((at) => !known.has(at));
}

/**
 * What is wrong with a filled manifest and its translations; empty where Teams will take them. A translation has the
 * limits of what it replaces, so the manifest is checked in each language. (The schema for files of translations can't
 * be used: it holds a regular expression that JavaScript does not take.)
 */
export async function validateManifest(
  manifest: unknown,
  translations: Readonly<Record<string, Translation>>,
): Promise<readonly string[]> {
  const problems = (await againstSchema(manifest)).map((problem) => `manifest.json: ${problem}`);
  for (const [file, { $schema: _, ...translation }] of Object.entries(translations)) {
    const wrong = await againstSchema(localise(manifest, translation));
    problems.push(...wrong.map((problem) => `${file}: ${problem}`));
    problems.push(...translatedInVain(manifest, translation).map((at) => `${file}: ${at} is not in the manifest.`));
  }
  return problems;
}
