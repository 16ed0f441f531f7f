import type { Facts } from '../knowledge/facts.ts';
import { fillPlaceholders, placeholdersIn } from '../knowledge/placeholders.ts';
import type { Cause, Condition, Content, Guide, Role, Step } from '../knowledge/schema.ts';
import { judge, knownFact } from './conditions.ts';
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
  const open = Object.entries(condition ?? {}).filter(([name]) => knownFact(facts, name) === undefined);
  return open.length === 0 || judge(condition, facts) === 'holds' ? {} : { onlyIf: Object.fromEntries(open) };
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

/**
 * What to do about a cause: the guides whose condition holds, then those that may apply; the first is shown in full.
 * Undefined where every guide is ruled out.
 */
export function planSteps(content: Content, cause: Cause, facts: Facts): Plan | undefined {
  const fixes = (['holds', 'open'] as const).flatMap((verdict) =>
    cause.fixes.filter(({ when }) => judge(when, facts) === verdict),
  );
  const guides = fixes.flatMap((fix) => content.guides.get(fix.guide) ?? []);
  const [guide, ...also] = guides;
  return guide === undefined ? undefined : planGuide(guide, facts, also.slice(0, longestAlso));
}
