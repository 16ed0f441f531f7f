import { parseArgs } from 'node:util';
import { z } from 'zod';

/** What differs from company to company in the app package of Teams. */
export type PackageOptions = {
  /** Microsoft App ID of the Azure Bot resource; the app in Teams gets the same id. */
  readonly appId: string;
  /** Who runs the assistant, as people see it beside the app's name. */
  readonly developer: string;
  /** A page about the assistant. Teams wants links for support, privacy and terms of use; this one is used for all. */
  readonly website: string;
};

/** Thrown where the package can't be built; the message says what to do. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

/** How to call it. */
export const usage = `Usage: npm run package:teams -- --app-id ID --developer NAME --website URL
  --app-id ID        Microsoft App ID of the Azure Bot resource (a GUID)
  --developer NAME   who runs the assistant, such as "Contoso IT"; at most 32 characters
  --website URL      page about the assistant, for support, privacy and terms of use; https`;

const options = z.object({
  'app-id': z.guid('--app-id takes the Microsoft App ID of the Azure Bot resource: a GUID.'),
  developer: z
    .string('--developer takes the name of who runs the assistant.')
    .trim()
    .min(1, '--developer takes the name of who runs the assistant.')
    // The limit is the manifest schema's.
    .max(32, '--developer takes at most 32 characters.'),
  website: z.url({ protocol: /^https$/, error: '--website takes an address that starts with https://.' }),
});

function parse(args: readonly string[]): unknown {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { 'app-id': text, developer: text, website: text } }).values;
  } catch (error) {
    throw new PackageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads the command line of `package:teams`.
 * @throws PackageError with a line for each option that is missing or wrong.
 */
export function readPackageOptions(args: readonly string[]): PackageOptions {
  const parsed = options.safeParse(parse(args));
  if (!parsed.success) throw new PackageError(parsed.error.issues.map(({ message }) => message).join('\n'));
  const { 'app-id': appId, ...given } = parsed.data;
  return { appId, ...given };
}
