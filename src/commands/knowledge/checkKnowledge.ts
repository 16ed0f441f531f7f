import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ticketJsonSchema } from '../../conversation/ticket/ticketJsonSchema.ts';
import { loadContent, projectFolder } from '../../knowledge/load.ts';
import type { Content } from '../../knowledge/schema.ts';
import { readSentences } from '../../knowledge/sentences.ts';
import { createReader } from '../../matching/createReader.ts';
import { coverageTable } from './coverage.ts';
import { jsonSchemas, schemaFolder } from './jsonSchemas.ts';
import { fingerprint } from './learn/samples.ts';
import { type FailedExample, runExamples } from './runExamples.ts';

/** Writes the schemas by which an editor completes and checks an entry. */
export function writeSchemas(): void {
  const folder = path.join(projectFolder, schemaFolder);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(projectFolder, 'manifest/helpdesk/ticket.schema.json'), ticketJsonSchema());
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

/**
 * Validates the content, runs its examples, prints what covers the article and whether all is learned. Gives the exit status.
 * @throws ContentError where the content has mistakes.
 */
export function checkKnowledge(): number {
  const content = loadContent();
  const failed = runExamples(content, createReader(content));
  for (const failure of failed) console.error(`${explain(failure)}\n`);
  if (failed.length > 0) console.error('Why? npm run knowledge -- try "TEXT" shows how a text is read.\n');
  console.log(`${coverageTable(content.article)}\n\n${countsOf(content)}`);
  console.log(failed.length === 0 ? 'All examples are read as they should be.' : `${failed.length} examples are not.`);
  const isLearned = content.learned.from === fingerprint(content, readSentences(projectFolder));
  if (!isLearned)
    console.error('The sentences or concepts changed since they were learned: npm run knowledge -- learn');
  return failed.length === 0 && isLearned ? 0 : 1;
}
