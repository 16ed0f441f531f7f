import { parseArgs } from 'node:util';
import { ContentError, loadContent } from '../knowledge/load.ts';
import { createReaderFor } from '../matching/createReader.ts';
import { answerAll, createAnswerer } from './evaluation/answerAll.ts';
import { noiseRows } from './evaluation/noise/noiseTable.ts';
import { type NoiseScores, scoreNoise } from './evaluation/noise/scoreNoise.ts';
import { type Labelled, LabelledError, readLabelled } from './evaluation/readLabelled.ts';
import { writeReport } from './evaluation/report/writeReport.ts';
import { type Answer, score } from './evaluation/score.ts';
import { scoreTable, wrongAnswers } from './evaluation/scoreTable.ts';
import { textTable } from './evaluation/textTable.ts';
import { crossValidate } from './evaluation/thresholds/crossValidate.ts';
import { thresholdsText } from './evaluation/thresholds/thresholdsText.ts';

const usage =
  'Usage: npm run -s evaluate -- FILE.jsonl… [--json] [--noise SEED] [--report FILE.md]\n       npm run -s evaluate -- FILE.jsonl… --thresholds';

/** Thrown where the command line can't be understood. */
class UsageError extends Error {}

type Arguments = {
  readonly files: readonly string[];
  readonly json: boolean;
  readonly thresholds: boolean;
  readonly noise?: string | undefined;
  readonly report?: string | undefined;
};

const options = {
  json: { type: 'boolean', default: false },
  thresholds: { type: 'boolean', default: false },
  noise: { type: 'string' },
  report: { type: 'string' },
} as const;

function readArguments(): Arguments {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length === 0) throw new UsageError('Which pastes shall be scored?');
    return { files: positionals, ...values };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

/** Scores the matcher on files of labelled pastes. */
function evaluate(): void {
  const { files, json, noise: seed, report, thresholds } = readArguments();
  const items = files.flatMap(readLabelled);
  if (thresholds) {
    console.log(validateThresholds(items));
    return;
  }
  const answer = createAnswerer(loadContent());
  const answers = answerAll(answer, items);
  const noise = seed === undefined ? [] : scoreNoise(answer, items, seed);
  if (report !== undefined) saveReport(report, answers, noise);
  console.log(json ? asJson(answers, noise) : asText(answers, noise));
}

/** Puts the bands' thresholds to the test: are the texts read as well with thresholds that were chosen without them? */
function validateThresholds(items: readonly Labelled[]): string {
  const content = loadContent();
  const readerFor = createReaderFor(content);
  return thresholdsText(crossValidate(items, (limits) => createAnswerer(content, readerFor(limits))));
}

function saveReport(file: string, answers: readonly Answer[], noise: readonly NoiseScores[]): void {
  try {
    writeReport(file, answers, noise);
  } catch (error) {
    throw new UsageError(`The report can't be written: ${(error as Error).message}`);
  }
}

/** One object: the scores and, with `--noise`, under `noise` those of every kind and of `all` kinds. */
function asJson(answers: readonly Answer[], noise: readonly NoiseScores[]): string {
  const byKind = Object.fromEntries(noise.map(({ kind, scores }) => [kind, scores]));
  return JSON.stringify({ ...score(answers), ...(noise.length > 0 && { noise: byKind }) }, undefined, 2);
}

function asText(answers: readonly Answer[], noise: readonly NoiseScores[]): string {
  const noiseTable = noise.length === 0 ? '' : textTable(noiseRows(score(answers), noise));
  return [scoreTable(answers), noiseTable, wrongAnswers(answers)].filter((part) => part !== '').join('\n\n');
}

try {
  evaluate();
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof LabelledError || error instanceof ContentError;
  if (!isExpected) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
