import { createLooks } from '../../assistant/createLooks.ts';
import type { Policy } from '../../policy/policy.ts';
import { type AssistantOptions, type OpenAssistant, openAssistant } from '../openAssistant.ts';
import { openDemoAzure, type Sample } from './demoAzure.ts';
import { withFixes } from './withFixes.ts';

/** The assistant of the demo, and the registries that it can look at. */
export type OpenDemo = OpenAssistant & { readonly samples: readonly Sample[] };

/** In the demo everybody may have everything looked at: it is only recorded. */
const everything: Policy = {
  runsPerHour: 1000,
  rules: [{ registries: ['*'], where: ['teams', 'slack', 'terminal'], requireOwnRead: false }],
};

/** Opens the assistant over a recorded Azure, where registries with a fault can be looked at and mended. */
export async function openDemo(options: Omit<AssistantOptions, 'looks' | 'around'>): Promise<OpenDemo> {
  const azure = openDemoAzure();
  const looks = createLooks({ azure: azure.azure, policy: everything, audit: () => undefined, now: () => new Date() });
  const around: AssistantOptions['around'] = (advance, phrases) => withFixes(advance, azure, phrases);
  return { ...(await openAssistant({ ...options, looks, around })), samples: azure.samples };
}
