import type { Bilingual } from '../../knowledge/schema.ts';
import type { Part } from '../../messages/message.ts';
import type { CaseState } from '../case.ts';
import { rankCauses, recognisedIn } from '../diagnosis.ts';
import { evidenceItems } from './evidenceText.ts';
import { buttons, heading, info, link, paragraph, type Voice } from './voice.ts';

type Sourced = { readonly source: string; readonly checked: string; readonly newer?: Bilingual | undefined };

function sourceParts(entry: Sourced, state: CaseState, voice: Voice): Part[] {
  const newer = entry.newer && [...voice.say('why.newer'), { text: ' ' }, ...voice.tell(entry.newer, state.facts)];
  return [
    paragraph(voice.say('why.source', { link: link(entry.source), date: entry.checked })),
    ...(newer === undefined ? [] : [info(newer)]),
  ];
}

function signatureParts(state: CaseState, voice: Voice): Part[] {
  const first = recognisedIn(voice.content, state.matches)[0];
  // What is only offered for confirmation is no opinion yet.
  if (first === undefined || state.stage === 'confirming') return [];
  const { signature, match } = first;
  return [
    paragraph(voice.say('why.recognised', { title: voice.titled(signature.title, state.facts) })),
    ...(match.line === '' ? [] : [{ kind: 'code', code: match.line, label: voice.word('first.decided') } as const]),
    ...sourceParts(signature, state, voice),
  ];
}

function causeReasons(state: CaseState, voice: Voice): Part[] {
  const shown = rankCauses(voice.content, state).find(({ cause }) => cause.id === state.shown);
  if (shown === undefined) return [];
  const items = evidenceItems(shown.evidence, voice, state.facts);
  return [
    paragraph(voice.say('why.cause', { title: voice.titled(shown.cause.title, state.facts) })),
    paragraph(voice.tell(shown.cause.explanation, state.facts)),
    ...(items.length === 0 ? [] : [{ kind: 'list', ordered: false, items } as const]),
    ...sourceParts(shown.cause, state, voice),
  ];
}

/** Answers "Why this?": what was recognised by which line, what speaks for the cause, and the pages behind both. */
export function whyParts(state: CaseState, voice: Voice): Part[] {
  const parts = [...signatureParts(state, voice), ...causeReasons(state, voice)];
  const going = state.stage === 'diagnosed' ? ['works', 'failing', 'person', 'more'] : ['person', 'more'];
  const row = buttons(...going.map((id) => voice.button(id)));
  if (parts.length === 0) return [paragraph(voice.say('why.nothing')), row];
  return [heading(voice.say('why.heading')), ...parts, row];
}
