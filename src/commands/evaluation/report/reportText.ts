import { noiseRows } from '../noise/noiseTable.ts';
import type { NoiseScores } from '../noise/scoreNoise.ts';
import { percent } from '../percent.ts';
import { type Answer, score } from '../score.ts';
import { scoreRows, wrongAnswers } from '../scoreTable.ts';
import { confusionsOf } from './confusions.ts';
import { factMistakes, factTable } from './factSection.ts';
import { markdownTable } from './markdownTable.ts';
import { type Reliability, reliabilityOf } from './reliability.ts';

/** The names of the drawings beside the report, as it links them. */
export type Plots = { readonly signatures: string; readonly reliability: string };

/** The whole report as Markdown. The same answers give the same text, but for the times in it. */
export function reportText(answers: readonly Answer[], noise: readonly NoiseScores[], plots: Plots): string {
  return `${[
    '# How well pastes are read',
    'By file:',
    markdownTable(scoreRows(answers)),
    'By kind of text:',
    markdownTable(scoreRows(answers, ({ kind }) => kind ?? 'not told')),
    'By language:',
    markdownTable(scoreRows(answers, ({ lang }) => lang ?? 'not told')),
    `![Right signature first, by signature](${plots.signatures})`,
    ...noiseSection(answers, noise),
    '## Which signature is taken for which',
    confusionTable(answers),
    '## Facts',
    'Counted over the texts that state the fact. Precision: of the values that were read, the right ones; recall: of the texts that state it, those in which it was read rightly.',
    factTable(answers),
    factMistakes(answers),
    '## Is each band right as often as it says?',
    'Counted over the first claim of every text; a claim about a text that allows none is wrong. `sure` speaks up unasked, `likely` answers when addressed, `unsure` is only offered. The last column is where the true share lies (95 %, Wilson).',
    reliabilityTable(reliabilityOf(answers)),
    `![Reliability of the bands](${plots.reliability})`,
    ...noisyReliability(noise),
    '## What went wrong',
    wrongSection(answers),
  ].join('\n\n')}\n`;
}

function noiseSection(answers: readonly Answer[], noise: readonly NoiseScores[]): string[] {
  if (noise.length === 0) return [];
  const explanation =
    'Every text once with each kind of noise. Points: what the noise costs against the texts as they are.';
  return ['## With noise', explanation, markdownTable(noiseRows(score(answers), noise))];
}

function confusionTable(answers: readonly Answer[]): string {
  const rows = confusionsOf(answers).map(({ expected, got, count }) => [expected, got, String(count)]);
  return rows.length === 0 ? 'None is.' : markdownTable([['expected', 'got', 'texts'], ...rows]);
}

function reliabilityTable(rows: readonly Reliability[]): string {
  return markdownTable([
    ['band', 'says at least', 'claims', 'right', 'the true share lies in'],
    ...rows.map(({ band, says, claims, right, low, high }) => [
      band,
      percent(says),
      String(claims),
      percent(claims === 0 ? null : right / claims),
      claims === 0 ? '–' : `${percent(low)} – ${percent(high)}`,
    ]),
  ]);
}

function noisyReliability(noise: readonly NoiseScores[]): string[] {
  const all = noise.find(({ kind }) => kind === 'all');
  return all === undefined ? [] : ['With noise, all kinds together:', reliabilityTable(reliabilityOf(all.answers))];
}

function wrongSection(answers: readonly Answer[]): string {
  const wrong = wrongAnswers(answers);
  return wrong === '' ? 'Nothing.' : `\`\`\`text\n${wrong.replaceAll('```', "'''")}\n\`\`\``;
}
