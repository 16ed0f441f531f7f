import { compileWording } from '../matching/wording.ts';
import { factValues, pastedFactNames } from './facts.ts';
import { placeholders, placeholdersIn } from './placeholders.ts';
import type { Bilingual, Condition, Content, Step } from './schema.ts';

type Found = { file: string; path: PropertyKey[]; text: string };

/** Finds what one file alone can't show: references to nothing, unknown facts, texts that differ in placeholders. */
export function crossCheck(content: Content): Found[] {
  return [
    ...checkSignatures(content),
    ...checkVocabulary(content),
    ...checkCauses(content),
    ...checkGuides(content),
    ...checkSymptoms(content),
    ...checkQuestions(content),
    ...checkArticle(content),
    ...checkPhrases(content),
    ...checkSubject(content),
  ];
}

function checkSignatures(content: Content): Found[] {
  return [...content.signatures.values()].flatMap((signature) => {
    const file = `knowledge/signatures/${signature.id}.yaml`;
    const causes = signature.causes.map(({ cause }) => cause);
    const wordings = Object.values(signature.wordings).flat();
    return [
      ...causes.flatMap((cause, index) => missing(content.causes, cause, file, ['causes', index, 'cause'])),
      ...signature.causes.flatMap(({ when, said = [] }, index) => [
        ...badCondition(content, when, file, ['causes', index, 'when']),
        ...badWordings(said, file, ['causes', index, 'said']),
      ]),
      ...(signature.proves && !causes.includes(signature.proves)
        ? [{ file, path: ['proves'], text: `proves "${signature.proves}", which is not among its causes` }]
        : []),
      ...(wordings.length === 0 && !content.learned.signatures.includes(signature.id)
        ? [{ file, path: ['wordings'], text: 'has neither wordings nor sentences, so that nothing can match' }]
        : []),
      ...Object.entries(signature.wordings).flatMap(([tier, all]) => badWordings(all, file, ['wordings', tier])),
      ...differing(file, ['title'], signature.title),
      ...differing(file, ['meaning'], signature.meaning),
    ];
  });
}

/** Stems that start with `@` take in another concept. */
function checkVocabulary({ vocabulary: { concepts } }: Content): Found[] {
  return Object.entries(concepts).flatMap(([concept, stems]) =>
    stems.flatMap((stem, index) =>
      !stem.startsWith('@') || stem.slice(1) in concepts
        ? []
        : [
            {
              file: 'knowledge/vocabulary.yaml',
              path: ['concepts', concept, index],
              text: `the concept "${stem}" does not exist`,
            },
          ],
    ),
  );
}

function badWordings(wordings: readonly string[], file: string, path: PropertyKey[]): Found[] {
  return wordings.flatMap((wording, index) => {
    try {
      compileWording(wording);
      return [];
    } catch (error) {
      return [{ file, path: [...path, index], text: (error as Error).message }];
    }
  });
}

function checkCauses(content: Content): Found[] {
  return [...content.causes.values()].flatMap((cause) => {
    const file = `knowledge/causes/${cause.id}.yaml`;
    return [
      ...badCondition(content, cause.applies, file, ['applies']),
      ...cause.likelier.flatMap(({ when }, index) => badCondition(content, when, file, ['likelier', index, 'when'])),
      ...cause.fixes.flatMap(({ guide, when }, index) => [
        ...missing(content.guides, guide, file, ['fixes', index, 'guide']),
        ...badCondition(content, when, file, ['fixes', index, 'when']),
      ]),
      ...differing(file, ['title'], cause.title),
      ...differing(file, ['explanation'], cause.explanation),
      ...differing(file, ['afterwards'], cause.afterwards),
    ];
  });
}

function checkGuides(content: Content): Found[] {
  return [...content.guides.values()].flatMap((guide) => {
    const file = `knowledge/guides/${guide.id}.yaml`;
    return [
      ...differing(file, ['title'], guide.title),
      ...differing(file, ['summary'], guide.summary),
      ...guide.steps.flatMap((step, index) => checkStep(content, step, file, ['steps', index])),
    ];
  });
}

function checkStep(content: Content, step: Step, file: string, path: PropertyKey[]): Found[] {
  const texts = [step.command, step.powershell, step.text.en, step.portal?.en, step.warning?.en];
  const unknown = texts
    .flatMap((text) => placeholdersIn(text ?? ''))
    .filter((name) => !(placeholders as readonly string[]).includes(name));
  return [
    ...unknown.map((name) => ({ file, path, text: `the placeholder {${name}} is not one of placeholders.ts` })),
    ...badCondition(content, step.when, file, [...path, 'when']),
    ...differing(file, [...path, 'text'], step.text),
    ...differing(file, [...path, 'portal'], step.portal),
    ...differing(file, [...path, 'warning'], step.warning),
  ];
}

function checkSymptoms(content: Content): Found[] {
  return [...content.symptoms.values()].flatMap((symptom) =>
    symptom.signatures.flatMap((signature, index) =>
      missing(content.signatures, signature, `knowledge/symptoms/${symptom.id}.yaml`, ['signatures', index]),
    ),
  );
}

function checkQuestions(content: Content): Found[] {
  return [...content.questions.values()].flatMap((question) => {
    const file = `dialogs/questions/${question.id}.yaml`;
    return [
      ...badCondition(content, question.when, file, ['when']),
      ...question.choices.flatMap(({ when, first }, index) => [
        ...badCondition(content, when, file, ['choices', index, 'when']),
        ...badCondition(content, first, file, ['choices', index, 'first']),
      ]),
      ...differing(file, ['text'], question.text),
      ...differing(file, ['why'], question.why),
      ...(question.choices.length === 0 && !question.typed
        ? [{ file, path: ['choices'], text: 'has neither choices nor a typed answer' }]
        : []),
    ];
  });
}

function checkArticle(content: Content): Found[] {
  const entries: Record<string, ReadonlyMap<string, unknown>> = {
    signature: content.signatures,
    cause: content.causes,
    guide: content.guides,
    symptom: content.symptoms,
    question: content.questions,
  };
  return content.article.sections.flatMap((section, sectionIndex) =>
    section.points.flatMap((point, pointIndex) =>
      point.covered.flatMap((reference, index) => {
        const [kind = '', id = ''] = reference.split('/');
        const path = ['sections', sectionIndex, 'points', pointIndex, 'covered', index];
        return missing(entries[kind] ?? new Map(), id, 'knowledge/article.yaml', path);
      }),
    ),
  );
}

/** The file in which a phrase stands. */
function fileOf(key: string): string {
  return key.startsWith('check.') ? 'dialogs/checks.yaml' : 'dialogs/phrases.yaml';
}

function checkPhrases(content: Content): Found[] {
  return Object.entries(content.phrases).flatMap(([key, text]) => differing(fileOf(key), [key], text));
}

function checkSubject({ subject: { about, images, calm, worked, namesakes, neighbours } }: Content): Found[] {
  const file = 'knowledge/subject.yaml';
  return [
    ...Object.entries({ about, images, calm, worked, namesakes }).flatMap(([key, wordings]) =>
      badWordings(wordings, file, [key]),
    ),
    ...neighbours.flatMap(({ wordings }, index) => badWordings(wordings, file, ['neighbours', index, 'wordings'])),
  ];
}

function missing(entries: ReadonlyMap<string, unknown>, id: string, file: string, path: PropertyKey[]): Found[] {
  return entries.has(id) ? [] : [{ file, path, text: `"${id}" does not exist` }];
}

/** A condition may only name facts that a paste or a question can give, with values that they can have. */
function badCondition(content: Content, condition: Condition | undefined, file: string, path: PropertyKey[]): Found[] {
  return Object.entries(condition ?? {}).flatMap(([fact, values]) => {
    const known = knownValues(content, fact);
    if (!known) return [{ file, path: [...path, fact], text: `no paste or question gives the fact "${fact}"` }];
    const unknown = known.length === 0 ? [] : values.filter((value) => !known.includes(value));
    return unknown.map((value) => ({ file, path: [...path, fact], text: `"${fact}" is never "${value}"` }));
  });
}

/** The values a fact can have; empty where it is open; undefined where nothing gives it. */
function knownValues(content: Content, fact: string): readonly string[] | undefined {
  const closed = (factValues as Readonly<Record<string, readonly string[]>>)[fact];
  const asked = [...content.questions.values()].filter((question) => question.fact === fact);
  const answers = asked.flatMap(({ choices }) => choices.map(({ value }) => value));
  if (closed) return [...closed, ...answers];
  const isPasted = (pastedFactNames as readonly string[]).includes(fact);
  if (asked.length === 0 && !isPasted) return undefined;
  return isPasted || asked.some(({ typed }) => typed) ? [] : answers;
}

function differing(file: string, path: PropertyKey[], text: Bilingual | undefined): Found[] {
  if (!text) return [];
  const [en, cs] = [text.en, text.cs].map((value) => [...new Set(placeholdersIn(value))].sort().join(' '));
  return en === cs ? [] : [{ file, path, text: `placeholders differ: en has "${en}", cs has "${cs}"` }];
}
