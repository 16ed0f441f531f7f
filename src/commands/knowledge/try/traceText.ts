import type { Content } from '../../../knowledge/schema.ts';
import { causesSection, proseSection, resultSection, wordingsSection } from './matchSections.ts';
import { factsSection, linesSection, redactionSection, subjectSection } from './readSections.ts';
import type { Trace } from './trace.ts';

/** One stage: what it does, and what it found. */
export type Section = { readonly title: string; readonly lines: readonly string[] };

/** The stages of reading a text, in their order, for somebody who does not know the program. */
export function traceText(trace: Trace, content: Content): string {
  const sections: Section[] = [
    redactionSection(trace),
    linesSection(trace),
    subjectSection(trace, content),
    factsSection(trace),
    wordingsSection(trace),
    proseSection(trace),
    resultSection(trace, content),
    causesSection(trace),
  ];
  return sections
    .map(({ title, lines }, index) => [`${index + 1}. ${title}`, ...lines.map((line) => `   ${line}`)].join('\n'))
    .join('\n\n');
}
