import { parseArgs } from 'node:util';
import { ContentError, loadContent } from '../knowledge/load.ts';
import { answerAll } from './evaluation/answerAll.ts';
import { LabelledError, readLabelled } from './evaluation/readLabelled.ts';
import { score } from './evaluation/score.ts';
import { scoreTable, wrongAnswers } from './evaluation/scoreTable.ts';

const usage = 'Usage: npm run -s evaluate -- FILE.jsonl… [--json]';

/** Thrown where the command line can't be understood. */
class UsageError extends Error {}

function readArguments(): { files: string[]; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    if (positionals.length === 0) throw new UsageError('Which pastes shall be scored?');
    return { files: positionals, json: values.json };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
}

/** Scores the matcher on files of labelled pastes. */
function evaluate(): void {
  const { files, json } = readArguments();
  const items = files.flatMap(readLabelled);
  const answers = answerAll(loadContent(), items);
  if (json) {
    console.log(JSON.stringify(score(answers), undefined, 2));
    return;
  }
  const wrong = wrongAnswers(answers);
  console.log(wrong === '' ? scoreTable(answers) : `${scoreTable(answers)}\n\n${wrong}`);
}

try {
  evaluate();
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof LabelledError || error instanceof ContentError;
  if (!isExpected) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
