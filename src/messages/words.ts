import type { Language } from '../knowledge/schema.ts';

/** The few words that renderers add by themselves, beside what a message says. */
export type RendererWords = {
  readonly tone: { readonly info: string; readonly warning: string; readonly success: string };
  readonly chosen: string;
  readonly shortened: string;
  readonly commandTooLong: string;
  /** What is wrong with a field that was left empty. */
  readonly fillIn: string;
};

/** The renderers' words in each language. A notice names its tone in words, because colour alone tells not everyone. */
export const rendererWords: Readonly<Record<Language, RendererWords>> = {
  en: {
    tone: { info: 'Note', warning: 'Careful', success: 'Done' },
    chosen: 'You chose',
    shortened: 'Shortened: this message was too long to be shown whole.',
    commandTooLong: 'A command here is too long to be shown in a message.',
    fillIn: 'Please fill this in.',
  },
  cs: {
    tone: { info: 'Poznámka', warning: 'Pozor', success: 'Hotovo' },
    chosen: 'Zvoleno',
    shortened: 'Zkráceno: zpráva byla příliš dlouhá, než aby se zobrazila celá.',
    commandTooLong: 'Jeden příkaz je příliš dlouhý, než aby se ve zprávě zobrazil.',
    fillIn: 'Tohle prosím vyplňte.',
  },
};
