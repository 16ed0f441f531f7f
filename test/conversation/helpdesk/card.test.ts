import assert from 'node:assert/strict';
import { slackLimits } from '../../../src/channels/slack/limits.ts';
import { teamsLimits } from '../../../src/channels/teams/limits.ts';
import { cardOf } from '../../../src/conversation/helpdesk/card.ts';
import { createAdvanceTicket } from '../../../src/conversation/helpdesk/createAdvanceTicket.ts';
import { createVoice } from '../../../src/conversation/say/voice.ts';
import type { TicketRecord } from '../../../src/conversation/ticket/record.ts';
import { languages } from '../../../src/knowledge/schema.ts';
import { shortenMessage } from '../../../src/messages/shorten.ts';
import { realContent } from '../smallContent.ts';
import { at, cardText, form, play, press, submitted, ticket, words } from './someTicket.ts';

describe("the helpdesk's card", () => {
  it('tells a new ticket in English', () => {
    assert.equal(
      cardText(play([submitted]).effects),
      [
        '[ACR] contosoprod.azurecr.io – The registry refused the sign-in',
        '',
        'Open · suggested for: identity team (Entra)',
        '',
        'Asked by Anna Nováková, the conversation (https://contoso.slack.com/archives/C1/p1)',
        '',
        'Severity: B (moderate)',
        'Impact: the shop cannot be deployed',
        'Registry: contosoprod.azurecr.io · Premium · westeurope',
        'Repository: team/app',
        'Operation: Pulling an image',
        'Where: AKS',
        'Sign-in: Service principal · Application ID 22222222-aaaa-4bbb-8ccc-000000000002',
        'Client address: 203.0.113.7',
        'Failed (UTC): 2026-11-24 07:10 – 2026-11-24 07:55',
        '',
        'The line that decided',
        'unauthorized: authentication required',
        '',
        "Suspected: The service principal's secret has expired (likely, not confirmed)",
        '',
        '• ✗ Problem: the secret ended on 2026-11-20',
        "• ✓ Fine: the registry's state; network rules",
        '• ? Not seen: role assignments',
        "• Ruled out: The registry's network rules do not let this machine's address in",
        '• Tried: The password or secret that was sent is not the right one (did not help)',
        '',
        'Sent to',
        '',
        '• jira: queued',
        '• desk: queued',
        '',
        'Latest (UTC)',
        '',
        '• 2026-11-24 09:00 sent by Anna Nováková',
        '',
        '[Take] [Ask] [Resolve] [Not ours] [Details]',
      ].join('\n'),
    );
  });

  it('tells a resolved ticket in Czech, with the asker’s own texts as they are', () => {
    const advance = createAdvanceTicket(realContent(), 'cs');
    const events = [
      submitted,
      { ...press('take', 1), name: 'Hana Malá' },
      {
        kind: 'delivery' as const,
        at: at(2),
        target: 'jira',
        delivery: { state: 'accepted' as const, number: 'ACR-12', url: 'https://jira.contoso.com/browse/ACR-12' },
      },
      {
        kind: 'delivery' as const,
        at: at(3),
        target: 'desk',
        delivery: { state: 'later' as const, trouble: 'busy' as const, nextAt: at(8) },
      },
      {
        ...form('resolve', { cause: 'client-secret-expired', note: 'Nový klíč je v Key Vaultu.' }, 9),
        name: 'Hana Malá',
      },
    ];
    assert.equal(
      cardText(play(events, advance).effects),
      [
        '[ACR] contosoprod.azurecr.io – The registry refused the sign-in',
        '',
        'Vyřešeno · Hana Malá',
        '',
        'Ptá se Anna Nováková · konverzace (https://contoso.slack.com/archives/C1/p1)',
        '',
        'Příčina: Platnost tajného klíče service principalu vypršela',
        'Poznámka: Nový klíč je v Key Vaultu.',
        'Závažnost: B (střední)',
        'Dopad: the shop cannot be deployed',
        'Registr: contosoprod.azurecr.io · Premium · westeurope',
        'Repozitář: team/app',
        'Operace: Stažení image',
        'Kde: AKS',
        'Přihlášení přes: Service principal (instanční objekt) · ID aplikace 22222222-aaaa-4bbb-8ccc-000000000002',
        'Adresa klienta: 203.0.113.7',
        'Selhalo (UTC): 2026-11-24 07:10 – 2026-11-24 07:55',
        '',
        'Rozhodující řádek',
        'unauthorized: authentication required',
        '',
        'Pravděpodobná příčina: Platnost tajného klíče service principalu vypršela (nejspíš, nepotvrzená)',
        '',
        '• ✗ Problém: the secret ended on 2026-11-20',
        '• ✓ V pořádku: stav registru; síťová pravidla',
        '• ? Nezjištěno: přiřazení rolí',
        '• Vyloučeno: Síťová pravidla registru nepouštějí adresu tohoto počítače',
        '• Vyzkoušeno: Heslo nebo tajný klíč, který se odeslal, není správný (nepomohlo)',
        '',
        'Odesláno do',
        '',
        '• jira: přijato, ACR-12 (https://jira.contoso.com/browse/ACR-12)',
        '• desk: zatím ne, je přetížený; další pokus 2026-11-24 09:08 (UTC)',
        '',
        'Naposledy (UTC)',
        '',
        '• 2026-11-24 09:00 odesláno · Anna Nováková',
        '• 2026-11-24 09:01 převzato · Hana Malá',
        '• 2026-11-24 09:09 vyřešeno · Hana Malá: Nový klíč je v Key Vaultu.',
        '',
        '[Znovu otevřít] [Podrobnosti]',
      ].join('\n'),
    );
  });

  it('says that nothing was checked, and leaves out what is not known', () => {
    const { title, id, language, schema, createdAt, thread, asker, impact, severity, severityReason, team } = ticket;
    const lists = { correlationIds: [], facts: [], checks: [], ruledOut: [], tried: [], notChecked: [], missing: [] };
    const own = { channel: thread.channel, id: thread.id };
    const bare = { schema, id, title, language, createdAt, thread: own, asker, impact, severity, severityReason, team };
    const text = cardText(
      play([{ ...submitted, ticket: { ...bare, ...lists, rendered: [] } } as typeof submitted]).effects,
    );
    assert.match(text, /Suspected: nothing yet\n\n• Nothing was checked or tried yet/);
    assert.doesNotMatch(text, /Registry:|The line that decided|undefined|<|, the conversation/);
  });

  it('never tells what was not seen as fine', () => {
    const text = cardText(play([submitted]).effects);
    assert.match(text, /\? Not seen: role assignments/);
    assert.doesNotMatch(text, /✓ Fine:.*role assignments/);
  });

  for (const language of languages) {
    it(`stays within the limits of each platform, however long the ticket is (${language})`, () => {
      const long = 'word and another '.repeat(400);
      const many = Array.from({ length: 60 }, (_, index) => ({ cause: `c-${index}`, title: `${index} ${long}` }));
      const huge: TicketRecord = {
        ...play([submitted]).record,
        ticket: {
          ...ticket,
          title: long,
          asker: { id: 'a', contact: long },
          impact: long,
          severityReason: long,
          frequency: long,
          identity: { type: 'user', ids: Object.fromEntries(many.map(({ cause }) => [cause, long])) },
          error: { text: long, line: long },
          checks: many.map(({ cause, title }, index) => ({
            check: cause,
            verdict: (['ok', 'problem', 'unknown'] as const)[index % 3]!,
            text: title,
            at: at(0),
          })),
          suspected: { cause: 'x', family: 'authorization', title: long, certainty: 'possible' },
          ruledOut: many,
          tried: many.map((one) => ({ ...one, outcome: 'failed' })),
          notChecked: [long],
        },
        timeline: many.map(() => ({ at: at(1), by: long, side: 'helpdesk', kind: 'comment', text: words(long) })),
      };
      const message = { language, parts: cardOf(huge, createVoice(realContent(), language)) };
      for (const limits of [slackLimits, teamsLimits]) assert.deepEqual(shortenMessage(message, limits), message);
      assert.ok(JSON.stringify(message).length < 9000, String(JSON.stringify(message).length));
    });
  }
});
