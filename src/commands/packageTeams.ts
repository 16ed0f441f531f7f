import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import program from '../../package.json' with { type: 'json' };
import { buildTeamsPackage } from './teamsPackage/buildTeamsPackage.ts';
import { PackageError, readPackageOptions, usage } from './teamsPackage/packageOptions.ts';

const root = path.resolve(import.meta.dirname, '../..');
const target = path.join('manifest', 'teams', 'build', `${program.name}-${program.version}.zip`);

try {
  const archive = await buildTeamsPackage(readPackageOptions(process.argv.slice(2)), program.version);
  await mkdir(path.dirname(path.join(root, target)), { recursive: true });
  await writeFile(path.join(root, target), archive);
  console.log(`${target} is ready to be uploaded to Teams; manifest/teams/README.md says how.`);
} catch (error) {
  if (!(error instanceof PackageError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
