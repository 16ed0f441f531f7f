import type { Voice } from '../say/voice.ts';
import type { Account } from './account.ts';
import { factsSection } from './factsSection.ts';
import { list, type Section } from './section.ts';
import type { Ticket } from './ticket.ts';

/** The severity, suggested or confirmed, and what the asker says in the form, in the language of one voice. */
export type Told = Pick<Ticket, 'frequency' | 'description' | 'severity' | 'severityReason'> &
  Partial<Pick<Ticket, 'impact'>>;

/** What stands in a ticket beside its account: what the asker told, and the lines before the error. */
export type Beside = { readonly told: Told; readonly end: readonly string[] };

/** "2026-11-24T08:05:00Z" of an ISO time. */
function secondOf(time: string): string {
  return time.replace(/\.\d+Z$/, 'Z');
}

function headOf({ team }: Account, told: Told, voice: Voice): string[] {
  const { impact, frequency, severity, severityReason: reason } = told;
  const named = { severity: voice.word(`severity.${severity}`), reason };
  return [
    voice.word('ticket.team', { team: voice.word(`team.${team}`) }),
    voice.word(impact === undefined ? 'ticket.suggested' : 'ticket.severity', named),
    ...(impact === undefined ? [] : [voice.word('ticket.impact', { impact })]),
    ...(frequency === undefined ? [] : [voice.word('ticket.frequency', { frequency })]),
  ];
}

function timeLines({ reportedAt = '', firstFailedAt, lastFailedAt }: Account, voice: Voice): string[] {
  return [
    ...(firstFailedAt === undefined || lastFailedAt === undefined
      ? []
      : [voice.word('ticket.failed', { first: secondOf(firstFailedAt), last: secondOf(lastFailedAt) })]),
    voice.word('ticket.reported', { at: secondOf(reportedAt) }),
  ];
}

function resourceLines({ registry }: Account, voice: Voice): string[] {
  const { resourceId, region, sku } = registry ?? {};
  if (resourceId === undefined) return [];
  const details = [region, sku].filter((value) => value !== undefined).join(', ');
  return [
    voice.word('ticket.resource', { id: resourceId, details: details === '' ? voice.word('ticket.none') : details }),
  ];
}

function causeLine({ suspected }: Account, voice: Voice): string {
  if (suspected === undefined) return voice.word('ticket.noCause');
  const certainty = voice.word(`ticket.certainty.${suspected.certainty}`);
  return voice.word('ticket.suspected', { title: suspected.title, certainty });
}

/** What speaks for the suspected cause and against it, and what would help. */
function evidenceSection({ suspected }: Account, voice: Voice): Section[] {
  const { evidence = [], fix } = suspected ?? {};
  const items = evidence.map((one) => `${voice.word(one.for ? 'evidence.for' : 'evidence.against')} ${one.text}`);
  const help = fix && voice.word('ticket.fix', { title: fix.title, source: fix.source });
  return [
    ...list(voice.word('ticket.evidence'), items, voice.word('ticket.evidenceBrief', { count: String(items.length) })),
    ...(help === undefined ? [] : [{ kind: 'lines', lines: [help] } as const]),
  ];
}

function triedSection({ tried }: Account, voice: Voice): Section[] {
  if (tried.length === 0) return [{ kind: 'lines', lines: [voice.word('ticket.triedNothing')] }];
  const items = tried.map(({ title, outcome }) => voice.word(`ticket.tried.${outcome}`, { title }));
  return list(voice.word('ticket.tried'), items);
}

function namesOf(names: readonly string[], voice: Voice): string {
  return names.length === 0 ? voice.word('ticket.none') : [...new Set(names)].join(', ');
}

function checksSection({ checks }: Account, voice: Voice): Section[] {
  const seen = checks.filter(({ verdict }) => verdict !== 'unknown');
  const items = seen.map(({ verdict, text, at }) => voice.word(`ticket.check.${verdict}`, { text, at: secondOf(at) }));
  const problems = seen.filter(({ verdict }) => verdict === 'problem').map(({ text }) => text);
  const fine = seen.filter(({ verdict }) => verdict === 'ok').map(({ check }) => voice.checkName(check));
  const found = problems.length === 0 ? voice.word('ticket.none') : problems.join('; ');
  return list(
    voice.word('ticket.findings'),
    items,
    voice.word('ticket.checksBrief', { fine: namesOf(fine, voice), problems: found }),
  );
}

function wordsSection({ description }: Told, voice: Voice): Section[] {
  return description === undefined
    ? []
    : [{ kind: 'quote', heading: voice.word('ticket.description'), quote: description }];
}

/** The line that decided, where the error below is more than that line. */
function lineOf({ error }: Account, voice: Voice): string[] {
  return error?.line === undefined || error.line === error.text.trim()
    ? []
    : [voice.word('ticket.line', { line: error.line })];
}

function errorSection({ error }: Account, voice: Voice): Section[] {
  if (error === undefined || error.text === '') return [];
  return [{ kind: 'quote', heading: voice.word('ticket.error'), quote: error.text }];
}

/** A ticket in its parts, in the order in which whoever takes it reads: whom it stops, what is known, what is not, the error. */
export function ticketSections(account: Account, { told, end }: Beside, voice: Voice): readonly Section[] {
  const { missing, ruledOut, correlationIds, notChecked } = account;
  const lacking = missing.length === 0 ? voice.word('ticket.none') : missing.join(', ');
  return [
    {
      kind: 'lines',
      lines: [
        ...headOf(account, told, voice),
        ...timeLines(account, voice),
        ...resourceLines(account, voice),
        ...lineOf(account, voice),
      ],
    },
    ...wordsSection(told, voice),
    ...factsSection(account, voice),
    { kind: 'lines', lines: [voice.word('ticket.unknown', { facts: lacking }), causeLine(account, voice)] },
    ...evidenceSection(account, voice),
    ...list(
      voice.word('ticket.ruledOut'),
      ruledOut.map(({ title }) => title),
      voice.word('ticket.ruledOutBrief', { count: String(ruledOut.length) }),
    ),
    ...triedSection(account, voice),
    ...checksSection(account, voice),
    ...list(voice.word('ticket.notChecked'), notChecked),
    ...list(
      voice.word('ticket.ids'),
      correlationIds.map(({ of, value }) => `${of}: ${value}`),
    ),
    ...(end.length === 0 ? [] : [{ kind: 'lines', lines: end } as const]),
    ...errorSection(account, voice),
  ];
}
