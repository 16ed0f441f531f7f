import { lacksMiddle } from '../redaction/middle.ts';
import { capLine, capLines, longestLine } from './normalise/cap.ts';
import { cleanCharacters } from './normalise/cleanCharacters.ts';
import { decodeEscapes } from './normalise/decodeEscapes.ts';
import { dropReasons } from './normalise/dropReasons.ts';
import { joinAnswers } from './normalise/joinAnswers.ts';
import { joinWraps } from './normalise/joinWraps.ts';
import { createProgressReader } from './normalise/progress.ts';
import { stripMarkup } from './normalise/stripMarkup.ts';
import { stripPrefix, stripQuoteMarks } from './normalise/stripPrefix.ts';

/**
 * A paste as clean lines, none of them empty. `prefixes` has what was taken from the front of each line (timestamps,
 * marks of pipelines, event columns), which still tells when and where it was written. `shortened`: the middle of the
 * paste or of a line was left out.
 */
export type Normalised = {
  readonly lines: readonly string[];
  readonly prefixes: readonly string[];
  readonly shortened: boolean;
};

/**
 * Brings a paste into the form that it was printed in, whatever terminals, pipelines and chat clients did to it. Lines
 * that repeat how far a layer is are left out.
 */
export function normalise(text: string): Normalised {
  const repeatsProgress = createProgressReader();
  const written = cleanCharacters(text).split('\n');
  const lines = capLines(written);
  const joined = joinWraps(lines.map(stripQuoteMarks)).join('\n');
  const stripped = joinAnswers(
    dropReasons(decodeEscapes(stripMarkup(joined)))
      .split('\n')
      .map(stripPrefix)
      .filter((line) => line.text !== '' && !repeatsProgress(line.text)),
  );
  return {
    lines: stripped.map((line) => capLine(line.text)),
    prefixes: stripped.map((line) => line.prefix),
    shortened:
      lacksMiddle(text) || lines.length < written.length || stripped.some((line) => line.text.length > longestLine),
  };
}
