import type { Message } from '../../src/messages/message.ts';
import { diagnosis, firstAnswer } from './scriptedAssistant.ts';

/** Text as somebody hostile would paste it: mentions, markdown, templating, a lying link, a direction override. */
export const hostile = `<at>everyone</at> [free](https://evil.example) **x** \${secret} {{DATE(2026-01-01)}} \u202egnp.exe\u0007 <!channel>`;

const inCzech: Message = {
  language: 'cs',
  parts: [
    { kind: 'heading', text: [{ text: 'Registr odmítl přihlášení: 401' }] },
    { kind: 'facts', items: [{ label: 'Registr', value: 'contosoprod.azurecr.io' }] },
    { kind: 'text', text: [{ text: 'Jak se přihlašujete?\nKaždý účet selhává z jiných důvodů.' }] },
    { kind: 'code', shell: 'powershell', label: 'Přihlášení', code: 'az login\naz acr login --name contosoprod' },
    { kind: 'notice', tone: 'warning', text: [{ text: 'Heslo nikam nevkládejte.' }] },
    { kind: 'list', ordered: true, items: [[{ text: 'Přihlaste se.' }], [{ text: 'Zkuste to znovu.' }]] },
    { kind: 'choices', choices: [{ id: 'a', label: 'Už to funguje' }] },
  ],
};

/** A draft of a ticket with a form, as the helpdesk's asker gets it. */
export const withForm: Message = {
  language: 'cs',
  parts: [
    { kind: 'text', text: [{ text: 'Tohle bych poslal helpdesku.' }] },
    {
      kind: 'form',
      form: {
        id: 'ticket:1',
        title: 'Tiket pro helpdesk',
        open: 'Doplnit a odeslat',
        submit: 'Odeslat tiket',
        cancel: 'Zrušit',
        preview: 'Registr: contosoprod\nChyba: 401 unauthorized',
        fields: [
          {
            id: 'impact',
            label: 'Koho to blokuje?',
            kind: 'choice',
            isRequired: true,
            value: 'me',
            options: [
              { id: 'me', label: 'Jen mě' },
              { id: 'several', label: 'Víc lidí nebo pipeline' },
            ],
          },
          {
            id: 'description',
            label: 'Vlastními slovy',
            kind: 'text',
            lines: 'many',
            longest: 500,
            isRequired: false,
            hint: 'Odkdy, co se předtím změnilo.',
          },
          {
            id: 'contact',
            label: 'Jak vás zastihnout?',
            kind: 'text',
            lines: 'one',
            longest: 100,
            isRequired: true,
            value: 'v tomto vlákně',
          },
        ],
      },
    },
    { kind: 'choices', choices: [{ id: 'ticket-back', label: 'Teď ne' }] },
  ],
};

const untrusted: Message = {
  language: 'en',
  parts: [
    { kind: 'heading', text: [{ text: hostile }] },
    { kind: 'text', text: [{ text: hostile }, { text: 'click', style: 'link', href: 'javascript:alert(1)' }] },
    { kind: 'facts', items: [{ label: 'Line', value: hostile }] },
    { kind: 'code', code: `  ${hostile}\n\n\tindented` },
    { kind: 'choices', choices: [{ id: 'a', label: hostile }] },
  ],
};

const tooLong: Message = {
  language: 'cs',
  parts: [
    { kind: 'text', text: [{ text: 'Řádek protokolu.\n'.repeat(300) }] },
    { kind: 'code', shell: 'bash', code: `az acr login --name ${'x'.repeat(2600)}` },
    { kind: 'choices', choices: [{ id: 'a', label: 'Dále' }] },
  ],
};

/** The messages whose renderings are kept as golden files. */
export const goldenMessages: Readonly<Record<string, Message>> = {
  'first-answer-en': firstAnswer,
  'diagnosis-en': diagnosis,
  'all-parts-cs': inCzech,
  'form-cs': withForm,
  'untrusted-en': untrusted,
  'too-long-cs': tooLong,
};
