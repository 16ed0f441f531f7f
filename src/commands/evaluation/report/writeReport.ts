import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { NoiseScores } from '../noise/scoreNoise.ts';
import type { Answer } from '../score.ts';
import { perSignature } from './perSignature.ts';
import { reliabilityOf } from './reliability.ts';
import { reliabilityPlot } from './reliabilityPlot.ts';
import { reportText } from './reportText.ts';
import { signaturePlot } from './signaturePlot.ts';

/** Writes the report to a Markdown file, and its drawings beside it. Throws where the folder can't be written to. */
export function writeReport(file: string, answers: readonly Answer[], noise: readonly NoiseScores[]): void {
  const { dir, name } = path.parse(file);
  const plots = { signatures: `${name}-signatures.svg`, reliability: `${name}-reliability.svg` };
  writeFileSync(path.join(dir, plots.signatures), signaturePlot(perSignature(answers)));
  writeFileSync(path.join(dir, plots.reliability), reliabilityPlot(reliabilityOf(answers)));
  writeFileSync(file, reportText(answers, noise, plots));
}
