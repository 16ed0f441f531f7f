import type { Content, Language } from '../../knowledge/schema.ts';
import type { CaseState } from '../case.ts';
import { createVoice, type Voice } from '../say/voice.ts';
import { accountOf } from './account.ts';
import { markdownTicket } from './markdownTicket.ts';
import { plainTicket } from './plainTicket.ts';
import { type Told, ticketSections } from './sections.ts';
import { type Impact, suggestSeverity } from './severity.ts';
import type { Severity, Ticket } from './ticket.ts';

/** How often a failure comes, as the asker says. */
export const frequencies = ['always', 'sometimes', 'once'] as const;

/** What the form of a ticket asks for. `contact`: what the asker is called, and where to be reached. */
export type TicketValues = {
  readonly impact: Impact;
  readonly frequency?: (typeof frequencies)[number];
  readonly description?: string;
  readonly severity: Severity;
  readonly contact: string;
};

/** What a ticket is made with beside its case. `at`: ISO, in UTC. */
export type Making = {
  readonly id: string;
  readonly at: string;
  readonly thread: Ticket['thread'];
  readonly person: string;
};

/** Why this severity: what speaks for it, and whether the asker chose another one than that. */
function severityReason({ facts }: CaseState, { impact, severity }: TicketValues, voice: Voice): string {
  const suggested = suggestSeverity(facts, impact);
  const because = voice.word(`severity.because.${suggested.because}`);
  if (suggested.severity === severity) return because;
  return voice.word('severity.chosen', { severity: voice.word(`severity.${suggested.severity}`), because });
}

function toldIn(state: CaseState, values: TicketValues, voice: Voice): Told & Pick<Ticket, 'impact'> {
  const { impact, frequency, description, severity } = values;
  return {
    impact: voice.word(`form.impact.${impact}`),
    ...(frequency && { frequency: voice.word(`form.frequency.${frequency}`) }),
    ...(description && { description }),
    severity,
    severityReason: severityReason(state, values, voice),
  };
}

/** How whoever takes the ticket reaches the asker. */
function reachIn({ contact }: TicketValues, { thread, person }: Making, voice: Voice): string[] {
  return [
    voice.word('ticket.contact', { contact, person }),
    voice.word('ticket.thread', { thread: thread.link ?? `${thread.channel} ${thread.id}` }),
    voice.word('ticket.author'),
  ];
}

/** The ticket that a case becomes. Pure. What is not known stays out; the text is in the asker's language and in English. */
export function buildTicket(content: Content, state: CaseState, values: TicketValues, making: Making): Ticket {
  const voice = createVoice(content, state.language);
  const account = accountOf(state, voice);
  const languages: readonly Language[] = state.language === 'en' ? ['en'] : [state.language, 'en'];
  return {
    schema: 1,
    id: making.id,
    language: state.language,
    createdAt: making.at,
    thread: making.thread,
    asker: { id: making.person, contact: values.contact },
    ...account,
    ...toldIn(state, values, voice),
    rendered: languages.map((language) => renderedIn(content, language, state, values, making)),
  };
}

function renderedIn(
  content: Content,
  language: Language,
  state: CaseState,
  values: TicketValues,
  making: Making,
): Ticket['rendered'][number] {
  const voice = createVoice(content, language);
  const account = accountOf(state, voice);
  const beside = { told: toldIn(state, values, voice), end: reachIn(values, making, voice) };
  const sections = ticketSections(account, beside, voice);
  const title = voice.word('ticket.heading', { title: account.title });
  return { language, text: plainTicket(title, sections), markdown: markdownTicket(account.title, sections) };
}
