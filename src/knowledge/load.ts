import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { blanksIn } from './blanks.ts';
import { crossCheck } from './crossCheck.ts';
import { type Learned, learnedSchema, nothingLearned } from './learned.ts';
import { readYaml } from './readYaml.ts';
import {
  articleSchema,
  type Bilingual,
  type Content,
  causeSchema,
  guideSchema,
  type Phrases,
  phrasesSchema,
  questionSchema,
  signatureSchema,
  subjectSchema,
  symptomSchema,
  vocabularySchema,
} from './schema.ts';

/** A mistake in the content, with the place where it stands. `line` counts from 1. */
export type Mistake = { readonly file: string; readonly line: number; readonly text: string };

/** Thrown by `loadContent`; the message lists every mistake as `file:line text`. */
export class ContentError extends Error {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ file, line, text }) => `${file}:${line} ${text}`).join('\n'));
    this.name = 'ContentError';
    this.mistakes = mistakes;
  }
}

/** The project's folder, so that commands find `knowledge/` and `dialogs/` from wherever they are started. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');

/**
 * Reads and validates all content below a folder that holds `knowledge/` and `dialogs/`. With `learned` the file of what was
 * learned is not read: who is about to write it anew must not need it.
 * Throws a `ContentError` that names every mistake with its file and line.
 */
export function loadContent(folder: string = projectFolder, learned?: Learned): Content {
  const reader = new ContentReader(folder);
  const content: Content = {
    signatures: reader.entries('knowledge/signatures', signatureSchema),
    causes: reader.entries('knowledge/causes', causeSchema),
    guides: reader.entries('knowledge/guides', guideSchema),
    symptoms: reader.entries('knowledge/symptoms', symptomSchema),
    questions: reader.entries('dialogs/questions', questionSchema),
    phrases: reader.phrases(['dialogs/phrases.yaml', 'dialogs/checks.yaml']),
    vocabulary: reader.file('knowledge/vocabulary.yaml', vocabularySchema) ?? { concepts: {} },
    learned: learned ?? reader.file('knowledge/learned.json', learnedSchema) ?? nothingLearned,
    subject: reader.file('knowledge/subject.yaml', subjectSchema) ?? emptySubject,
    article: reader.file('knowledge/article.yaml', articleSchema) ?? emptyArticle,
  };
  reader.report(crossCheck(content));
  if (reader.mistakes.length > 0) throw new ContentError(reader.mistakes);
  return content;
}

/** Stand in for a file that has mistakes, so that the mistakes of the others are reported, too. */
const emptySubject = {
  about: [],
  images: [],
  calm: [],
  worked: [],
  namesakes: [],
  ownHosts: [],
  neutralHosts: [],
  neighbours: [],
};
const emptyArticle = { source: '', checked: '', sections: [] };

/** Reads YAML files and collects their mistakes instead of stopping at the first. */
class ContentReader {
  readonly mistakes: Mistake[] = [];
  readonly #folder: string;
  /** For mistakes found later: which line of which file a path inside an entry stands in. */
  readonly #lineOf = new Map<string, (path: readonly PropertyKey[]) => number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** One entry per file of a folder, named after its id. */
  entries<Entry extends { id: string }>(folder: string, schema: z.ZodType<Entry>): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const name of this.#namesIn(folder)) {
      const file = `${folder}/${name}`;
      const entry = this.file(file, schema);
      if (!entry) continue;
      if (`${entry.id}.yaml` !== name) this.#mistake(file, ['id'], `the id "${entry.id}" is not the file's name`);
      entries.set(entry.id, entry);
    }
    return entries;
  }

  /** One whole file, or undefined when it has mistakes. */
  file<Value>(file: string, schema: z.ZodType<Value>): Value | undefined {
    const text = this.#textOf(file);
    if (text === undefined) return undefined;
    const { value, mistakes, lineOf } = readYaml(text, schema);
    const blanks = blanksIn(text);
    this.#lineOf.set(file, lineOf);
    // What else is wrong with an entry that is not filled in follows from that.
    this.mistakes.push(...(blanks.length > 0 ? blanks : mistakes).map((mistake) => ({ file, ...mistake })));
    return blanks.length > 0 ? undefined : value;
  }

  /** The phrases of several files; none may stand in two of them. */
  phrases(files: readonly string[]): Phrases {
    const all: Record<string, Bilingual> = {};
    for (const file of files) {
      for (const [key, text] of Object.entries(this.file(file, phrasesSchema) ?? {})) {
        if (key in all) this.#mistake(file, [key], `the phrase "${key}" stands in another file, too`);
        all[key] = text;
      }
    }
    return all;
  }

  report(mistakes: readonly { file: string; path: readonly PropertyKey[]; text: string }[]): void {
    for (const { file, path, text } of mistakes) this.#mistake(file, path, text);
  }

  #namesIn(folder: string): string[] {
    const whole = path.join(this.#folder, folder);
    if (existsSync(whole))
      return readdirSync(whole)
        .filter((name) => name.endsWith('.yaml'))
        .sort();
    this.#mistake(folder, [], 'the folder is missing');
    return [];
  }

  #textOf(file: string): string | undefined {
    const whole = path.join(this.#folder, file);
    if (existsSync(whole)) return readFileSync(whole, 'utf8');
    this.#mistake(file, [], 'the file is missing');
    return undefined;
  }

  #mistake(file: string, path: readonly PropertyKey[], text: string): void {
    this.mistakes.push({ file, line: this.#lineOf.get(file)?.(path) ?? 1, text });
  }
}
