import type { Fact } from '../knowledge/facts.ts';
import { placeholdersIn } from '../knowledge/placeholders.ts';
import type { Content, Guide, Question } from '../knowledge/schema.ts';
import { choicesOf } from './choicesOf.ts';
import { judge, saysNothing } from './conditions.ts';
import { type Known, rankCauses, weighCauses } from './diagnosis.ts';
import { planSteps } from './steps.ts';

/** How many questions are asked before a diagnosis is shown. */
export const questionLimit = 3;

/** Bits that a question must save to be worth a person's time. */
const worthAsking = 0.15;

/** What knowing a fact is worth beside telling causes apart: commands, tickets and checks need it. In bits. */
const preference: Readonly<Record<string, number>> = { identity: 0.15, registry: 0.15, operation: 0.05 };

/** Answers of a question, each with what every remaining cause would weigh if it were given. */
type Table = readonly (readonly number[])[];

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function entropy(weights: readonly number[]): number {
  const total = sum(weights);
  const shares = weights.map((weight) => weight / total).filter((share) => share > 0);
  return -sum(shares.map((share) => share * Math.log2(share)));
}

/**
 * How many bits an answer saves on average: the entropy over the causes before it, minus the mean of what is left after
 * it (https://en.wikipedia.org/wiki/Mutual_information).
 */
export function expectedGain(table: Table): number {
  const total = sum(table.map(sum));
  if (total === 0) return 0;
  const before = (table[0] ?? []).map((_, cause) => sum(table.map((answer) => answer[cause] ?? 0)));
  return entropy(before) - sum(table.map((answer) => (sum(answer) / total) * (sum(answer) > 0 ? entropy(answer) : 0)));
}

function tableOf(question: Question, content: Content, known: Known): Table {
  const causes = weighCauses(content, known)
    .map(({ cause }) => cause.id)
    .filter((cause) => !known.failed.includes(cause));
  const answers = choicesOf(question, known.facts).filter(({ value }) => !saysNothing(value));
  return answers.map(({ value }) => {
    const answer: Fact = { value, origin: 'given' };
    const weighed = weighCauses(content, { ...known, facts: { ...known.facts, [question.fact]: answer } });
    const weights = new Map(weighed.map(({ cause, weight }) => [cause.id, weight]));
    return causes.map((cause) => weights.get(cause) ?? 0);
  });
}

const derivedFrom: Readonly<Record<string, readonly string[]>> = {
  registry: ['registry', 'loginServer', 'registryId', 'image'],
  repository: ['repository', 'image'],
};

function mentions(guide: Guide, names: readonly string[]): boolean {
  const texts = guide.steps.flatMap((step) => [step.command ?? '', step.powershell ?? '', step.text.en]);
  return texts.some((text) => placeholdersIn(text).some((name) => names.includes(name)));
}

/** Whether a fact would fill in a command of the causes that may be shown next. */
function isNeeded(fact: string, content: Content, known: Known): boolean {
  const names = derivedFrom[fact] ?? [fact];
  const causes = rankCauses(content, known).slice(0, 3);
  const guides = causes.flatMap(({ cause }) => cause.fixes.flatMap(({ guide }) => content.guides.get(guide) ?? []));
  return guides.some((guide) => mentions(guide, names));
}

function worthOf(question: Question, content: Content, known: Known): number {
  const gain = question.typed === undefined ? expectedGain(tableOf(question, content, known)) : 0;
  const bonus = preference[question.fact] ?? 0;
  const isWanted =
    bonus > 0 && (question.typed === undefined ? gain >= worthAsking : isNeeded(question.fact, content, known));
  return gain + (isWanted ? bonus : 0);
}

function mayAsk(question: Question, known: Known, asked: readonly string[]): boolean {
  const isAnswered = known.facts[question.fact] !== undefined || asked.includes(question.id);
  return !isAnswered && judge(question.when, known.facts) === 'holds';
}

/** The question that most of all spares steps that don't apply, where at least two steps hang on its answer. */
function steeringQuestion(content: Content, known: Known, asked: readonly string[]): Question | undefined {
  const first = rankCauses(content, known).find(({ cause }) => !known.failed.includes(cause.id));
  const plan = first && planSteps(content, first.cause, known.facts);
  const open = (plan?.steps ?? []).flatMap(({ onlyIf }) => Object.keys(onlyIf ?? {}));
  const count = (fact: string) => open.filter((name) => name === fact).length;
  return [...content.questions.values()]
    .filter((question) => count(question.fact) >= 2 && mayAsk(question, known, asked))
    .sort((one, other) => count(other.fact) - count(one.fact))[0];
}

/** The question whose answer best separates the causes, where none of them clearly leads. */
function separatingQuestion(content: Content, known: Known, asked: readonly string[]): Question | undefined {
  if (rankCauses(content, known)[0]?.certainty !== 'possible') return undefined;
  const worths = [...content.questions.values()]
    .filter((question) => mayAsk(question, known, asked))
    .map((question) => ({ question, worth: worthOf(question, content, known) }))
    .filter(({ worth }) => worth >= worthAsking)
    .sort((one, other) => other.worth - one.worth);
  return worths[0]?.question;
}

/**
 * The question that helps most: the one that best separates the causes that remain, else the one that the steps of the
 * leading cause hang on. Undefined where no question would help, or where enough was asked. Never one whose fact is
 * known or that was asked before.
 */
export function nextQuestion(content: Content, known: Known, asked: readonly string[]): Question | undefined {
  if (asked.length >= questionLimit) return undefined;
  return separatingQuestion(content, known, asked) ?? steeringQuestion(content, known, asked);
}
