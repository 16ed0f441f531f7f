import { createHintFinder } from './hints.ts';
import type { Rule } from './rule.ts';
import { assignmentRules } from './rules/assignments.ts';
import { azureRules } from './rules/azure.ts';
import { base64Rule } from './rules/base64.ts';
import { commandLineRules } from './rules/commandLine.ts';
import { headerRules } from './rules/headers.ts';
import { kubernetesRules } from './rules/kubernetes.ts';
import { outputRules } from './rules/output.ts';
import { loneSecretRule, proseRules } from './rules/prose.ts';
import { tokenRules } from './rules/tokens.ts';

const plainRules: readonly Rule[] = [
  ...tokenRules,
  ...azureRules,
  ...kubernetesRules,
  ...headerRules,
  ...outputRules,
  ...assignmentRules,
  ...commandLineRules,
  ...proseRules,
];

/** All rules. Where two find the same place, the earlier one names the kind. */
export const rules: readonly Rule[] = [...plainRules, base64Rule(plainRules), loneSecretRule];

/** Which hints of the rules stand in a text. */
export const hintsIn = createHintFinder(rules.flatMap(({ hints }) => hints));
