import type { Facts } from '../knowledge/facts.ts';
import type { Question } from '../knowledge/schema.ts';
import { judge } from './conditions.ts';

/** The answers of a question that can be true of a case, those first that are usual there. Typed, every answer is taken. */
export function choicesOf(question: Question, facts: Facts): Question['choices'] {
  const possible = question.choices.filter(({ when }) => judge(when, facts) !== 'broken');
  const isUsual = ({ first }: Question['choices'][number]) => first !== undefined && judge(first, facts) === 'holds';
  return [...possible.filter(isUsual), ...possible.filter((choice) => !isUsual(choice))];
}
