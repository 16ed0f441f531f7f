import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { jsonSchemas, schemaFolder } from '../../src/commands/knowledge/jsonSchemas.ts';
import { projectFolder } from '../../src/knowledge/load.ts';

const inProject = (file: string) => readFileSync(path.join(projectFolder, file), 'utf8');

describe('The JSON schemas of the content', () => {
  it('are those that the program validates by (npm run knowledge -- --write-schemas)', () => {
    assert.deepEqual(readdirSync(path.join(projectFolder, schemaFolder)).toSorted(), [...jsonSchemas().keys()]);
    for (const [name, text] of jsonSchemas()) assert.equal(inProject(`${schemaFolder}/${name}`), text, name);
  });

  it('explain to an editor what each content file may hold', () => {
    const content = ['knowledge', 'dialogs'].flatMap((folder) =>
      readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => `${folder}/${file}`),
    );
    for (const file of content) {
      const named = /^# yaml-language-server: \$schema=(\S+)/.exec(inProject(file))?.[1] ?? assert.fail(file);
      const schema = path.relative(projectFolder, path.resolve(projectFolder, path.dirname(file), named));
      assert.ok(jsonSchemas().has(path.basename(schema)) && schema.startsWith(schemaFolder), `${file}: ${named}`);
    }
  });
});
