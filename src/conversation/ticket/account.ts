import { plain } from '../../messages/text.ts';
import type { CaseState } from '../case.ts';
import { knownFact } from '../conditions.ts';
import { recognisedIn } from '../diagnosis.ts';
import { placeholderValue } from '../placeholderValues.ts';
import type { Voice } from '../say/voice.ts';
import { causesInTicket } from './causesInTicket.ts';
import { factsInTicket, known } from './factsInTicket.ts';
import type { Ticket } from './ticket.ts';

/** What a case knows for a ticket, in the language of one voice: all but what the asker says in the form. */
export type Account = Pick<
  Ticket,
  | 'title'
  | 'reportedAt'
  | 'registry'
  | 'repository'
  | 'operation'
  | 'environment'
  | 'identity'
  | 'clientIp'
  | 'firstFailedAt'
  | 'lastFailedAt'
  | 'team'
  | 'error'
  | 'correlationIds'
  | 'facts'
  | 'checks'
  | 'suspected'
  | 'ruledOut'
  | 'tried'
  | 'notChecked'
  | 'missing'
>;

function titleOf(state: CaseState, voice: Voice): string {
  const signature = recognisedIn(voice.content, state.matches)[0]?.signature;
  const headline =
    signature === undefined ? voice.word('ticket.notRecognised') : plain(voice.titled(signature.title, state.facts));
  const registry = knownFact(state.facts, 'registry') && placeholderValue(state.facts, 'loginServer');
  return registry === undefined
    ? voice.word('ticket.titleAlone', { headline })
    : voice.word('ticket.title', { registry, headline });
}

function errorOf({ paste, matches }: CaseState): Pick<Account, 'error'> {
  const [first] = matches;
  if (paste === undefined && first === undefined) return {};
  const line = first?.line === '' ? undefined : first?.line;
  return { error: { text: paste ?? '', ...known({ line, signature: first?.signature }) } };
}

function correlationIdsOf({ facts, findings }: CaseState, voice: Voice): Account['correlationIds'] {
  const pasted = ['correlationId', 'traceId'].flatMap((name) => {
    const value = knownFact(facts, name)?.value;
    return value === undefined ? [] : [{ of: voice.word('ticket.idInError', { label: voice.factLabel(name) }), value }];
  });
  const seen = findings.flatMap(({ check, correlationId }) =>
    correlationId === undefined
      ? []
      : [{ of: voice.word('ticket.idOfCheck', { check: voice.checkName(check) }), value: correlationId }],
  );
  return [...new Map([...seen, ...pasted].map((one) => [one.value, one])).values()];
}

function checksOf({ findings, updatedAt }: CaseState, voice: Voice): Account['checks'] {
  return findings.map(({ check, verdict, reason, at }) => ({
    check,
    verdict,
    text: `${voice.checkName(check)}: ${plain(voice.saySeen(reason))}`,
    at: at ?? updatedAt,
  }));
}

function notCheckedOf({ findings, look }: CaseState, voice: Voice): Account['notChecked'] {
  if (findings.length === 0) return [voice.word(look?.consent === 'no' ? 'ticket.notLooked' : 'ticket.noFindings')];
  const unseen = findings.filter(({ verdict }) => verdict === 'unknown');
  return [...new Set(unseen.map(({ check, reason }) => `${voice.checkName(check)}: ${plain(voice.saySeen(reason))}`))];
}

/** All that a case knows for a ticket. What is not known is left out and named as missing; nothing is made up. */
export function accountOf(state: CaseState, voice: Voice): Account {
  return {
    title: titleOf(state, voice),
    reportedAt: state.openedAt,
    ...errorOf(state),
    ...factsInTicket(state, voice),
    ...causesInTicket(state, voice),
    correlationIds: correlationIdsOf(state, voice),
    checks: checksOf(state, voice),
    notChecked: notCheckedOf(state, voice),
  };
}
