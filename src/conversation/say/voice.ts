import type { Facts } from '../../knowledge/facts.ts';
import type { Bilingual, Content, Language } from '../../knowledge/schema.ts';
import type { Choice, Part, Text } from '../../messages/message.ts';
import { plain } from '../../messages/text.ts';
import type { Words } from '../case.ts';
import { placeholderValue } from '../placeholderValues.ts';
import { parseMarkup } from './markup.ts';

/** Values by the name of their placeholder. */
export type Filling = Readonly<Record<string, string | Text>>;

/** Speaks one language: turns keys of phrases.yaml and texts of the content into spans. */
export type Voice = {
  readonly content: Content;
  readonly language: Language;
  /** A phrase. Throws where phrases.yaml lacks it, which a test rules out. */
  readonly say: (key: string, values?: Filling) => Text;
  /** The same as a string without styles, for labels and tickets. */
  readonly word: (key: string, values?: Filling) => string;
  /** A sentence that was kept as data. One that a newer version says no more is shown by its key. */
  readonly saySeen: (words: Words) => Text;
  /** A text of the content, its placeholders filled from the facts, or shown as `<name>` while unknown. */
  readonly tell: (text: Bilingual, facts: Facts) => Text;
  /** A title within a sentence: without its full stop. */
  readonly titled: (title: Bilingual, facts: Facts) => Text;
  /** The name of a fact, and a value of it as a person would say it. */
  readonly factLabel: (fact: string) => string;
  readonly factValue: (fact: string, value: string) => string;
  /** What a check looks at, by its name. */
  readonly checkName: (check: string) => string;
  readonly button: (id: string, key?: string, values?: Filling) => Choice;
};

function phraseOf(content: Content, key: string): Bilingual {
  const phrase = content.phrases[key];
  if (phrase === undefined) throw new Error(`The phrase ${key} is missing in dialogs/phrases.yaml.`);
  return phrase;
}

/** A voice for one language over the content's phrases. */
export function createVoice(content: Content, language: Language): Voice {
  const say = (key: string, values: Filling = {}) =>
    parseMarkup(phraseOf(content, key)[language], (name) => values[name] ?? `<${name}>`);
  const tell = (text: Bilingual, facts: Facts) =>
    parseMarkup(text[language], (name) => placeholderValue(facts, name) ?? `<${name}>`);
  const word = (key: string, values: Filling = {}) => plain(say(key, values));
  return {
    content,
    language,
    say,
    word,
    saySeen: ({ phrase, values }) => (content.phrases[phrase] === undefined ? [{ text: phrase }] : say(phrase, values)),
    tell,
    titled: (title, facts) => tell({ en: title.en.replace(/\.$/, ''), cs: title.cs.replace(/\.$/, '') }, facts),
    factLabel: (fact) => (content.phrases[`fact.${fact}`] === undefined ? fact : word(`fact.${fact}`)),
    factValue: (fact, value) => {
      const questions = [...content.questions.values()].filter((question) => question.fact === fact);
      const choice = questions.flatMap(({ choices }) => choices).find((candidate) => candidate.value === value);
      return choice?.label[language] ?? value;
    },
    checkName: (check) => {
      const key = `checkName.${check}`;
      return content.phrases[key] === undefined ? check.replaceAll('-', ' ') : word(key);
    },
    button: (id, key = `button.${id}`, values = {}) => ({ id, label: word(key, values) }),
  };
}

/** A paragraph. */
export function paragraph(text: Text): Part {
  return { kind: 'text', text };
}

/** A heading. */
export function heading(text: Text): Part {
  return { kind: 'heading', text };
}

/** A notice that is not a warning. */
export function info(text: Text): Part {
  return { kind: 'notice', tone: 'info', text };
}

/** A row of buttons. */
export function buttons(...choices: readonly Choice[]): Part {
  return { kind: 'choices', choices };
}

/** A link to a page, shown with its host and last path segment. */
export function link(url: string): Text {
  const { host, pathname } = new URL(url);
  const page = pathname.split('/').filter(Boolean).at(-1);
  return [{ text: page === undefined ? host : `${host} › ${page}`, style: 'link', href: url }];
}

/** Texts joined by a separator. */
export function joined(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((text, at) => (at === 0 ? text : [{ text: separator }, ...text]));
}
