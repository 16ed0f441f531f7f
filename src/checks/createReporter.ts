import type { Answer, Unknown } from '../azure/port.ts';
import type { Finding } from '../conversation/case.ts';

/** What a finding may say beside its verdict and reason. */
export type Consequences = Partial<
  Pick<Finding, 'confirms' | 'rulesOut' | 'suspects' | 'observed' | 'needs' | 'correlationId'>
>;

type Say = (phrase: string, values?: Readonly<Record<string, string>>, consequences?: Consequences) => Finding;

/** Makes one check's findings. */
export type Reporter = {
  readonly ok: Say;
  readonly problem: Say;
  readonly unknown: Say;
  /** For an answer that tells nothing: says why, and which permission is missing. */
  readonly unseen: (answer: Unseen, action?: string) => Finding;
};

/** An answer without a value. */
export type Unseen = Exclude<Answer<unknown>, { readonly kind: 'found' }>;

const whyPhrases: Readonly<Record<Unknown, string>> = {
  forbidden: 'check.unknown.forbidden',
  busy: 'check.unknown.busy',
  late: 'check.unknown.late',
  off: 'check.unknown.off',
  failed: 'check.unknown.failed',
  unreadable: 'check.unknown.unreadable',
};

/** The reporter of a check. `action`: the permission that is named where Azure refuses without naming one. */
export function createReporter(check: { readonly id: string; readonly name: string }): Reporter {
  const say =
    (verdict: Finding['verdict']): Say =>
    (phrase, values = {}, consequences = {}) => ({
      check: check.name,
      code: check.id,
      verdict,
      reason: { phrase, values },
      confirms: [],
      rulesOut: [],
      ...consequences,
    });
  const unknown = say('unknown');
  return {
    ok: say('ok'),
    problem: say('problem'),
    unknown,
    unseen: (answer, action = '') => {
      const correlation = correlationOf(answer);
      if (answer.kind === 'absent') return unknown('check.unknown.gone', {}, correlation);
      const values: Readonly<Record<string, string>> =
        answer.why === 'forbidden' ? { action: answer.action ?? action } : {};
      return unknown(whyPhrases[answer.why], values, correlation);
    },
  };
}

/** Azure's id of an answer, as part of a finding. */
export function correlationOf({ correlationId }: Answer<unknown>): Pick<Finding, 'correlationId'> {
  return correlationId === undefined ? {} : { correlationId };
}
