import type { Facts } from '../../knowledge/facts.ts';
import type { Condition, Step } from '../../knowledge/schema.ts';
import type { Part, Text } from '../../messages/message.ts';
import type { Plan, ReadyStep } from '../steps.ts';
import { heading, paragraph, type Voice } from './voice.ts';

/** "If Sign-in is Service principal or Managed identity:", for facts that are not known yet. */
function onlyIf(condition: Condition | undefined, voice: Voice): Text {
  return Object.entries(condition ?? {}).flatMap(([fact, values]) => [
    ...voice.say('steps.onlyIf', {
      label: voice.factLabel(fact),
      values: values.map((value) => voice.factValue(fact, value)).join(` ${voice.word('steps.or')} `),
    }),
    { text: ' ' },
  ]);
}

function inPortal({ portal }: Step, voice: Voice, facts: Facts): Text {
  return portal ? [{ text: '\n' }, ...voice.say('steps.portal'), { text: ' ' }, ...voice.tell(portal, facts)] : [];
}

function who({ who: role }: ReadyStep, voice: Voice): Text {
  return role === 'asker' ? [] : [...voice.say('steps.who', { role: voice.word(`role.${role}`) }), { text: ' ' }];
}

function stepText(ready: ReadyStep, number: number, voice: Voice, facts: Facts): Text {
  return [
    { text: `${number}. `, style: 'bold' },
    ...who(ready, voice),
    ...onlyIf(ready.onlyIf, voice),
    ...voice.tell(ready.step.text, facts),
    ...inPortal(ready.step, voice, facts),
  ];
}

function commands(ready: ReadyStep, voice: Voice): Part[] {
  const { command, powershell } = ready;
  if (powershell === undefined) return command === undefined ? [] : [{ kind: 'code', code: command, shell: 'bash' }];
  const second: Part = { kind: 'code', code: powershell, shell: 'powershell', label: voice.word('steps.powershell') };
  if (command === undefined) return [second];
  return [{ kind: 'code', code: command, shell: 'bash', label: voice.word('steps.bash') }, second];
}

function stepParts(ready: ReadyStep, number: number, voice: Voice, facts: Facts): Part[] {
  const { warning } = ready.step;
  return [
    paragraph(stepText(ready, number, voice, facts)),
    ...commands(ready, voice),
    ...(warning ? [{ kind: 'notice', tone: 'warning', text: voice.tell(warning, facts) } as const] : []),
  ];
}

function replaceParts(names: readonly string[], voice: Voice): Part[] {
  if (names.length === 0) return [];
  const item = (name: string): Text => [
    { text: `<${name}>`, style: 'code' },
    { text: ': ' },
    ...voice.say(`replace.${name}`),
  ];
  return [paragraph(voice.say('steps.replace')), { kind: 'list', ordered: false, items: names.map(item) }];
}

/** The steps of a plan: each with its command, who may do it, its place in the portal and its warning. */
export function stepsParts(plan: Plan, voice: Voice, facts: Facts): Part[] {
  return [
    heading(voice.say('steps.title', { title: voice.tell(plan.guide.title, facts) })),
    ...plan.steps.flatMap((ready, at) => stepParts(ready, at + 1, voice, facts)),
    ...replaceParts(plan.toReplace, voice),
  ];
}
