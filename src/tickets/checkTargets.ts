import type { Ticket } from '../conversation/ticket/ticket.ts';
import type { Target } from './target.ts';

/** How a target answered: `problem` says what is wrong and what to do. */
export type TargetHealth = { readonly target: string; readonly problem?: string };

/** How long a target is waited for, in ms. */
const patience = 10_000;

/** Whether a target can be asked how a ticket stands; the others tell it themselves, if at all. */
export function pollable(target: Target): target is Target & Required<Pick<Target, 'state'>> {
  return target.state !== undefined;
}

/** Asks all targets at the same time whether they would take tickets. */
export function checkTargets(targets: readonly Target[], patienceMs = patience): Promise<readonly TargetHealth[]> {
  return Promise.all(
    targets.map(async (target) => {
      const problem = await target.health(AbortSignal.timeout(patienceMs));
      return { target: target.name, ...(problem === undefined ? {} : { problem }) };
    }),
  );
}

/** What each target would be sent, under its name. Nothing is sent. */
export function previewTicket(targets: readonly Target[], ticket: Ticket): string {
  return targets.map((target) => `== ${target.name}\n${target.preview(ticket)}`).join('\n\n');
}
