import type { Content, Question } from '../knowledge/schema.ts';
import type { CaseState, Finding } from './case.ts';
import { knownFact } from './conditions.ts';
import { type Known, type RankedCause, rankCauses } from './diagnosis.ts';
import type { Desk } from './move.ts';

/** Facts that checks look at: where one of them changes, what was seen is not worth much. */
const lookedAt = [
  'registry',
  'loginServer',
  'cloud',
  'identity',
  'operation',
  'environment',
  'repository',
  'clientIp',
  'userName',
  'tokenName',
  'applicationId',
  'objectId',
  'cluster',
] as const;

/** Whether giving these facts takes away what was seen: another value of something that checks look at. */
export function isOtherLook(state: CaseState, given: Readonly<Record<string, string>>): boolean {
  return lookedAt.some((name) => {
    const known = knownFact(state.facts, name);
    return given[name] !== undefined && known !== undefined && known.value !== given[name];
  });
}

/** Whether a name fits one of the patterns, in which `*` stands for any characters. */
export function fitsPattern(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => fitsPieces(name.toLowerCase(), pattern.toLowerCase().split('*')));
}

/** Each piece is looked for behind the one before it, so that no pattern takes long. */
function fitsPieces(name: string, [first = '', ...others]: readonly string[]): boolean {
  if (others.length === 0) return name === first;
  const last = others.at(-1) ?? '';
  let at = first.length;
  for (const piece of others.slice(0, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.startsWith(first) && name.endsWith(last) && at <= name.length - last.length;
}

/** The registry of the case, where it may be looked at for this person here. */
export function checkableRegistry(desk: Desk, state: CaseState): string | undefined {
  const registry = knownFact(state.facts, 'registry')?.value;
  return registry !== undefined && fitsPattern(registry, desk.checkable) ? registry : undefined;
}

/** What a look now would be about: two looks about the same would see the same. */
export function aboutOf({ facts, matches }: CaseState): string {
  const known = lookedAt.flatMap((name) => {
    const fact = knownFact(facts, name);
    return fact === undefined || fact.origin === 'observed' ? [] : [`${name}=${fact.value}`];
  });
  return [...known, ...matches.map(({ signature }) => signature)].join(' ');
}

/** Whether a check could tell something about the cause that leads, else about one of those that remain; none is confirmed. */
function wouldHelp(desk: Desk, state: CaseState): boolean {
  const open = rankCauses(desk.content, state).filter(({ cause }) => !state.failed.includes(cause.id));
  const leading = open[0]?.certainty === 'likely' ? open.slice(0, 1) : open;
  return open[0]?.certainty !== 'confirmed' && leading.some(({ cause }) => cause.checks.length > 0);
}

/** Whether to ask now for leave to look: once in a case, and after the first answer, where there is a question at all. */
export function shouldOffer(desk: Desk, state: CaseState, hasQuestion: boolean): boolean {
  if (state.look !== undefined || (hasQuestion && state.asked.length === 0)) return false;
  return checkableRegistry(desk, state) !== undefined && wouldHelp(desk, state);
}

/** Whether to look now without asking: it was allowed, and something is known that the last look did not know. */
export function shouldLook(desk: Desk, state: CaseState): boolean {
  if (state.look?.consent !== 'yes' || state.look.about === aboutOf(state)) return false;
  return checkableRegistry(desk, state) !== undefined && wouldHelp(desk, state);
}

/** The codes of the checks that named the cause whose steps are shown: what a fix of it touches. */
export function checksOf(state: CaseState, cause: string | undefined): readonly string[] {
  const naming = state.findings.filter(({ confirms }) => cause !== undefined && confirms.includes(cause));
  return [...new Set(naming.map(({ code }) => code))];
}

/** The place of the likeliest cause that a finding concerns; beyond all of them where it concerns none. */
function placeOf({ code, suspects = [] }: Finding, ranking: readonly RankedCause[]): number {
  const at = ranking.findIndex(({ cause }) => cause.checks.includes(code) || suspects.includes(cause.id));
  return at < 0 ? ranking.length : at;
}

/**
 * The question for what a check lacked to judge: first what it needs to follow a suspicion, then what concerns the
 * likeliest cause. What concerns none of the causes that remain is not worth a question. Asked before: not again.
 */
export function questionOfLook(content: Content, known: Known & Pick<CaseState, 'asked'>): Question | undefined {
  const { findings, facts, asked, failed } = known;
  const ranking = rankCauses(content, known).filter(({ cause }) => !failed.includes(cause.id));
  const sorted = findings
    .filter(({ verdict, needs }) => verdict === 'unknown' && needs !== undefined)
    .map((finding) => ({ finding, place: placeOf(finding, ranking), suspects: finding.suspects?.length ?? 0 }))
    .filter(({ place }) => place < ranking.length)
    .sort((one, other) => other.suspects - one.suspects || one.place - other.place);
  const needed = sorted.map(({ finding }) => finding.needs);
  const questions = needed.flatMap((needs) => [...content.questions.values()].filter(({ fact }) => fact === needs));
  return questions.find(({ id, fact }) => facts[fact] === undefined && !asked.includes(id));
}
