import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { allChecks, locatingChecks } from '../checks/allChecks.ts';
import { projectFolder } from '../knowledge/load.ts';
import { roleDefinition, roleFile } from './roleDefinition.ts';

writeFileSync(path.join(projectFolder, roleFile), roleDefinition([...locatingChecks, ...allChecks]));
console.log(`Wrote ${roleFile}.`);
