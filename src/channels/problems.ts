import { randomUUID } from 'node:crypto';
import type { Language } from '../knowledge/schema.ts';

/** Takes what went wrong, for the operator. The correlation id is what the person was told. */
export type ReportProblem = (problem: {
  readonly where: string;
  readonly correlation: string;
  readonly error: unknown;
}) => void;

/** A short id under which the operator finds a problem that a person reports. */
export function newCorrelation(): string {
  return randomUUID().slice(0, 8);
}

/** What a person is told when the program failed: nothing of the error but the id to ask for. */
export function apology(language: Language, correlation: string): string {
  return language === 'cs'
    ? `Omlouvám se, tady se něco pokazilo na mé straně. Zkuste to prosím za chvíli znovu. Kdyby to trvalo, uveďte správci číslo ${correlation}.`
    : `Sorry, something went wrong on my side. Please try again in a moment. If it lasts, give your administrator the number ${correlation}.`;
}
