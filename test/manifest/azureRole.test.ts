import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { allChecks, locatingChecks } from '../../src/checks/allChecks.ts';
import { roleDefinition, roleFile } from '../../src/commands/roleDefinition.ts';
import { projectFolder } from '../../src/knowledge/load.ts';

/** All that was reviewed and found to be needed. A further action is added here on purpose, or not at all. */
const reviewed = [
  'Microsoft.Authorization/denyAssignments/read',
  'Microsoft.Authorization/roleAssignments/read',
  'Microsoft.Authorization/roleDefinitions/read',
  'Microsoft.ContainerRegistry/checkNameAvailability/read',
  'Microsoft.ContainerRegistry/registries/privateEndpointConnections/read',
  'Microsoft.ContainerRegistry/registries/read',
  'Microsoft.ContainerRegistry/registries/scopeMaps/read',
  'Microsoft.ContainerRegistry/registries/tokens/read',
  'Microsoft.ContainerService/managedClusters/read',
  'Microsoft.ResourceHealth/events/read',
];

describe('The role of the assistant in Azure', () => {
  const written = readFileSync(path.join(projectFolder, roleFile), 'utf8');
  const { Actions: actions } = JSON.parse(written) as { Actions: string[] };

  it('is what the checks declare (npm run azure-role)', () => {
    assert.equal(written, roleDefinition([...locatingChecks, ...allChecks]));
  });

  it('holds the reviewed actions and no others', () => {
    assert.deepEqual(actions, reviewed);
  });

  it('reads, and neither pulls nor lists credentials', () => {
    for (const action of actions) {
      assert.match(action, /\/read$/);
      assert.doesNotMatch(action, /\*|pull|credential|content|metadata/i);
    }
  });
});
