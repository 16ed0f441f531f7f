import type { Facts } from '../knowledge/facts.ts';
import type { Content, Phrases } from '../knowledge/schema.ts';
import type { Reading } from '../matching/reading.ts';
import type { Part } from '../messages/message.ts';
import type { CaseState } from './case.ts';
import { addGiven } from './givenFacts.ts';
import { type Desk, type Move, voiceOf } from './move.ts';
import { excerpt, type Paste } from './newPaste.ts';
import { placeholderValue } from './placeholderValues.ts';
import { stepsParts } from './say/stepsParts.ts';
import { buttons, paragraph, type Voice } from './say/voice.ts';
import { planGuide } from './steps.ts';
import { readStatements } from './typedAnswers.ts';
import { foldTyped, waysToSay } from './typedWords.ts';

/** Longest request, in characters: what is longer is a paste. */
const longestRequest = 400;

const aboutRegistry = /(?:^|\s)(?:acr|registr)/;

/** Who tries in vain has an error and does not ask for a right in the first place. */
const inVain = /(?:^|\s)(?:can't|cannot|can not|couldn't|unable|nemuzu|nemohu|nelze|nejde)(?=\s|$)/;

/** Whether a text asks for access to a registry, rather than about an error. */
export function isAccessRequest(phrases: Phrases, text: string, reading: Reading): boolean {
  const isRead = reading.matches.some(({ band }) => band !== 'unsure') || reading.otherSubject !== undefined;
  if (isRead || text.length > longestRequest) return false;
  const folded = foldTyped(text);
  const isAbout = reading.facts.registry !== undefined || aboutRegistry.test(folded);
  const asks = waysToSay(phrases, 'access').some((way) => ` ${folded} `.includes(` ${way} `));
  return isAbout && asks && !inVain.test(folded);
}

/** Most people ask for themselves, and to pull: that is assumed where nothing else is said. */
function assumed(facts: Facts): Facts {
  const usual = (value: string) => ({ value, origin: 'given' as const });
  return { identity: usual('user'), operation: usual('pull'), ...facts };
}

function stepsOf(content: Content, facts: Facts, voice: Voice): readonly Part[] {
  const guide = content.guides.get('assign-registry-role');
  return guide === undefined ? [] : stepsParts(planGuide(guide, assumed(facts)), voice, facts);
}

/** Answers a request for access: who may give it, and the commands to send them. The request is kept for a ticket. */
export function answerAccessRequest(desk: Desk, before: CaseState, paste: Paste, reading: Reading): Move {
  const stated = readStatements(desk.content, paste.text, []);
  const facts = addGiven({ ...before.facts, ...reading.facts }, stated);
  const state: CaseState = { ...before, stage: 'listening', matches: [], facts, paste: excerpt(paste.text, '') };
  const voice = voiceOf(desk, state);
  const registry = placeholderValue(facts, 'loginServer');
  const said = registry === undefined ? voice.say('access.textAlone') : voice.say('access.text', { registry });
  const row = buttons(...['person', 'symptoms', 'more'].map((id) => voice.button(id)));
  return { state, parts: [paragraph(said), ...stepsOf(desk.content, facts, voice), row] };
}
