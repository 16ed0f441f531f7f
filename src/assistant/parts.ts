import type { Advance, CaseState } from '../conversation/case.ts';
import type { AdvanceTicket } from '../conversation/ticket/record.ts';
import type { Language } from '../knowledge/schema.ts';
import type { Message } from '../messages/message.ts';
import type { Redaction } from '../redaction/redacted.ts';
import type { Store } from '../store/openStore.ts';
import type { Routes } from '../tickets/routes.ts';
import type { Target } from '../tickets/target.ts';
import type { Apologise, ReportProblem } from './failure.ts';
import type { Looks } from './looks.ts';
import type { Observe } from './observe.ts';

/** Escalation, where the operator set it up. */
export type Helpdesk = {
  readonly routes: Routes;
  readonly targets: readonly Target[];
  readonly advance: AdvanceTicket;
};

/** How long a target may take. `deadline`: milliseconds for one try; `pause`: seconds before the second; later ones are longer. */
export type Patience = { readonly deadline: number; readonly pause: number };

/** What the assistant is made of. */
export type AssistantParts = {
  readonly store: Store;
  readonly advance: Advance;
  readonly redact: (raw: string) => Redaction;
  readonly apologise: Apologise;
  /** The message to a person whose answer may not have come: nobody can tell, and it is not sent twice. */
  readonly mayBeMissing: (language: Language) => Message;
  /** For apologies to people whose language is not known. */
  readonly defaultLanguage: Language;
  readonly report: ReportProblem;
  readonly observe: Observe;
  /** Absent: registries are not looked at. */
  readonly looks?: Looks;
  /** Milliseconds after which a case goes on without waiting for a look. */
  readonly lookDeadline?: number;
  /** Absent: `usualPatience`. */
  readonly patience?: Patience;
  /** Absent: tickets are shown to copy. */
  readonly helpdesk?: Helpdesk;
  /** Days after which what nobody touched is removed. */
  readonly retentionDays: number;
};

/** A state of a case as it was stored, as far as it can be read without opening it. */
export type StoredState = Partial<Pick<CaseState, 'facts' | 'shown' | 'matches' | 'ticket' | 'language' | 'openedAt'>>;
