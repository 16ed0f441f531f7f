import type { Facts } from '../knowledge/facts.ts';
import { fillPlaceholders, placeholdersIn } from '../knowledge/placeholders.ts';
import type { Cause, Condition, Content, Guide, Role, Step } from '../knowledge/schema.ts';
import { judge } from './conditions.ts';
import { placeholderValue } from './placeholderValues.ts';

/** A step ready to be shown: commands filled in, `onlyIf` what has to be true of facts that are not known yet. */
export type ReadyStep = {
  readonly step: Step;
  readonly who: Role;
  readonly command?: string;
  readonly powershell?: string;
  readonly onlyIf?: Condition;
};

/** The steps of the guide that fits best, the guides that would help, too, and what the person has to replace. */
export type Plan = {
  readonly guide: Guide;
  readonly steps: readonly ReadyStep[];
  readonly also: readonly Guide[];
  readonly toReplace: readonly string[];
};

const longestAlso = 3;

function fillCommand(command: string, facts: Facts): string {
  return fillPlaceholders(command, (name) => placeholderValue(facts, name) ?? `<${name}>`);
}

function unknownIn(step: Step, facts: Facts): string[] {
  const texts = [step.command, step.powershell, step.text.en, step.portal?.en];
  return texts
    .flatMap((text) => placeholdersIn(text ?? ''))
    .filter((name) => placeholderValue(facts, name) === undefined);
}

function openPart(condition: Condition | undefined, facts: Facts): { onlyIf?: Condition } {
  const open = Object.entries(condition ?? {}).filter(([name, values]) => judge({ [name]: values }, facts) === 'open');
  return open.length === 0 ? {} : { onlyIf: Object.fromEntries(open) };
}

function readyStep(step: Step, facts: Facts): ReadyStep {
  return {
    step,
    who: step.who,
    ...(step.command === undefined ? {} : { command: fillCommand(step.command, facts) }),
    ...(step.powershell === undefined ? {} : { powershell: fillCommand(step.powershell, facts) }),
    ...openPart(step.when, facts),
  };
}

/** A guide's steps under what is known: those that can't apply are left out, commands are filled in. */
export function planGuide(guide: Guide, facts: Facts, also: readonly Guide[] = []): Plan {
  const fitting = guide.steps.filter(({ when }) => judge(when, facts) !== 'broken');
  return {
    guide,
    steps: fitting.map((step) => readyStep(step, facts)),
    also,
    toReplace: [...new Set(fitting.flatMap((step) => unknownIn(step, facts)))],
  };
}

/** Holding conditions before open ones, and what was not tried before what was. */
function fitness({ guide, when }: Cause['fixes'][number], facts: Facts, tried: readonly string[]): number {
  return (tried.includes(guide) ? 2 : 0) + (judge(when, facts) === 'holds' ? 0 : 1);
}

/**
 * What to do about a cause: the first guide whose condition holds and that was not `tried`, else the next best. Undefined
 * where every guide is ruled out.
 */
export function planSteps(
  content: Content,
  cause: Cause,
  facts: Facts,
  tried: readonly string[] = [],
): Plan | undefined {
  const fixes = cause.fixes.filter(({ when }) => judge(when, facts) !== 'broken');
  const best = Math.min(...fixes.map((fix) => fitness(fix, facts, tried)));
  const first = fixes.find((fix) => fitness(fix, facts, tried) === best);
  const ordered = new Set([first, ...fixes].map((fix) => fix?.guide ?? ''));
  const [guide, ...also] = [...ordered].flatMap((id) => content.guides.get(id) ?? []);
  return guide === undefined ? undefined : planGuide(guide, facts, also.slice(0, longestAlso));
}

/** The guides that were shown for causes whose steps did not help. */
export function triedGuides(content: Content, failed: readonly string[], facts: Facts): readonly string[] {
  return failed.flatMap((id) => {
    const cause = content.causes.get(id);
    return (cause && planSteps(content, cause, facts)?.guide.id) ?? [];
  });
}
