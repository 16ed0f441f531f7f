import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ContentError, loadContent, projectFolder } from '../knowledge/load.ts';
import type { Content } from '../knowledge/schema.ts';
import { createReader } from '../matching/createReader.ts';
import { coverageTable } from './knowledge/coverage.ts';
import { jsonSchemas, schemaFolder } from './knowledge/jsonSchemas.ts';
import { type FailedExample, runExamples } from './knowledge/runExamples.ts';

function writeSchemas(): void {
  const folder = path.join(projectFolder, schemaFolder);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(path.join(folder, name), text);
}

function explain({ signature, kind, example, first }: FailedExample): string {
  const expected = kind === 'match' ? `should be read as ${signature}` : `should not be read as ${signature}`;
  const quoted = example.split('\n').slice(0, 3).join('\n    ');
  return `knowledge/signatures/${signature}.yaml: this example ${expected}, but ${first ?? 'nothing'} came first:\n    ${quoted}`;
}

function countsOf(content: Content): string {
  const { signatures, causes, guides, symptoms, questions } = content;
  const examples = [...signatures.values()].flatMap((signature) => Object.values(signature.examples).flat()).length;
  return `${signatures.size} signatures with ${examples} examples, ${causes.size} causes, ${guides.size} guides, ${symptoms.size} symptoms, ${questions.size} questions.`;
}

/** Validates the content, runs its examples and prints what covers the article. Gives the exit status. */
function checkKnowledge(): number {
  const content = loadContent();
  const failed = runExamples(content, createReader(content));
  for (const failure of failed) console.error(`${explain(failure)}\n`);
  console.log(`${coverageTable(content.article)}\n\n${countsOf(content)}`);
  console.log(failed.length === 0 ? 'All examples are read as they should be.' : `${failed.length} examples are not.`);
  return failed.length === 0 ? 0 : 1;
}

const { values } = parseArgs({ options: { 'write-schemas': { type: 'boolean', default: false } } });
try {
  if (values['write-schemas']) writeSchemas();
  process.exitCode = checkKnowledge();
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
