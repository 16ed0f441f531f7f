import { percent } from '../percent.ts';
import { type Answer, score, scoredFacts } from '../score.ts';
import { markdownTable } from './markdownTable.ts';

/** For each fact: in how many texts it stands, in how many it was read and rightly, and the shares. */
export function factTable(answers: readonly Answer[]): string {
  const { facts } = score(answers);
  const rows = scoredFacts.map((name) => {
    const stated = answers.filter(({ item }) => item.facts[name] !== undefined);
    const read = stated.filter((answer) => answer.facts[name] !== undefined);
    const right = read.filter((answer) => answer.facts[name]?.value === answer.item.facts[name]);
    const counts = [stated.length, read.length, right.length].map(String);
    return [name, ...counts, percent(facts[name].precision), percent(facts[name].recall)];
  });
  return markdownTable([['fact', 'stated', 'read', 'right', 'precision', 'recall'], ...rows]);
}

/** The facts that were missed or misread, each with the place of its text. */
export function factMistakes(answers: readonly Answer[]): string {
  const rows = answers.flatMap(({ item, facts }) =>
    scoredFacts
      .filter((name) => item.facts[name] !== undefined && facts[name]?.value !== item.facts[name])
      .map((name) => [`${item.file}:${item.line}`, name, item.facts[name]!, facts[name]?.value ?? 'nothing']),
  );
  return rows.length === 0 ? 'All are right.' : markdownTable([['text', 'fact', 'expected', 'got'], ...rows]);
}
