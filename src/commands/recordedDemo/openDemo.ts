import { createLooks } from '../../assistant/createLooks.ts';
import type { Policy } from '../../policy/policy.ts';
import { type AssistantOptions, type OpenAssistant, openAssistant } from '../openAssistant.ts';
import { openDemoAzure, type Sample } from './demoAzure.ts';
import { rememberLooks, withFixes } from './withFixes.ts';

/** The assistant of the demo, and the registries that it can look at. */
export type OpenDemo = OpenAssistant & { readonly samples: readonly Sample[] };

/** In the demo everybody may have everything looked at: it is only recorded. */
const everything: Policy = {
  runsPerHour: 1000,
  rules: [{ registries: ['*'], where: ['teams', 'slack', 'terminal'], requireOwnRead: false }],
};

/** Opens the assistant over a recorded Azure, where registries with a fault can be looked at and mended. */
export async function openDemo(options: Omit<AssistantOptions, 'looks'>): Promise<OpenDemo> {
  const azure = openDemoAzure();
  const looked = createLooks({ azure: azure.azure, policy: everything, audit: () => undefined, now: () => new Date() });
  const { looks, lastOf } = rememberLooks(looked);
  const opened = await openAssistant({ ...options, looks });
  const assistant = withFixes(opened.assistant, { azure, lastOf, phrases: opened.phrases });
  return { ...opened, assistant, samples: azure.samples };
}
