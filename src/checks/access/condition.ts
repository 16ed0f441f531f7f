import { type Expression, parseCondition } from './parseCondition.ts';

/** What a condition says of one request; `unknown` where it asks for something that is not known here. */
export type Truth = 'true' | 'false' | 'unknown';

/** The request that a condition is held against. Names of repositories are case-insensitive in a registry. */
export type Request = { readonly action: string; readonly repository?: string };

const repositoryName = 'microsoft.containerregistry/registries/repositories:name';

/**
 * Evaluates the condition of a role assignment (https://learn.microsoft.com/en-us/azure/role-based-access-control/conditions-format).
 * What is not understood is unknown, never true.
 */
export function evaluateCondition(condition: string, request: Request): Truth {
  const expression = parseCondition(condition);
  return expression === undefined ? 'unknown' : evaluate(expression, request);
}

function evaluate(expression: Expression, request: Request): Truth {
  switch (expression.kind) {
    case 'not':
      return negated(evaluate(expression.inner, request));
    case 'and':
      return all(expression.parts.map((part) => evaluate(part, request)));
    case 'or':
      return negated(all(expression.parts.map((part) => negated(evaluate(part, request)))));
    case 'action':
      return truthOf(expression.actions.some((action) => action.toLowerCase() === request.action.toLowerCase()));
    case 'comparison':
      return compare(expression, request);
    case 'other':
      return 'unknown';
  }
}

function truthOf(value: boolean): Truth {
  return value ? 'true' : 'false';
}

function negated(truth: Truth): Truth {
  return truth === 'unknown' ? truth : truthOf(truth === 'false');
}

function all(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false';
  return truths.includes('unknown') ? 'unknown' : 'true';
}

type Comparison = Expression & { readonly kind: 'comparison' };
type Test = (actual: string, expected: string) => boolean;

const insensitive =
  (test: Test): Test =>
  (actual, expected) =>
    test(actual.toLowerCase(), expected.toLowerCase());

const equals: Test = (actual, expected) => actual === expected;
const startsWith: Test = (actual, expected) => actual.startsWith(expected);

const tests: Readonly<Record<string, Test>> = {
  stringequals: equals,
  stringequalsignorecase: insensitive(equals),
  stringstartswith: startsWith,
  stringstartswithignorecase: insensitive(startsWith),
  stringlike: like,
  stringlikeignorecase: insensitive(like),
};

/** `*` stands for any characters, `?` for one. Goes back to the last star only, so that it takes text × pattern at most. */
function like(actual: string, expected: string): boolean {
  let [at, star, retry] = [0, -1, 0];
  let position = 0;
  while (position < actual.length) {
    const wanted = expected[at];
    if (wanted === '*') {
      star = at++;
      retry = position;
    } else if (wanted === '?' || wanted === actual[position]) {
      at++;
      position++;
    } else if (star >= 0) {
      at = star + 1;
      position = ++retry;
    } else return false;
  }
  while (expected[at] === '*') at++;
  return at === expected.length;
}

function compare({ attribute, source, operator, values, quantifier }: Comparison, request: Request): Truth {
  const isRepository = source === 'request' && attribute.toLowerCase() === repositoryName;
  const isNegated = operator.startsWith('stringnot');
  const test = tests[isNegated ? operator.replace('stringnot', 'string') : operator];
  if (!isRepository || test === undefined || request.repository === undefined || quantifier === 'all') return 'unknown';
  const { repository } = request;
  const hits = values.some((value) => test(repository, value));
  return truthOf(isNegated ? !hits : hits);
}
