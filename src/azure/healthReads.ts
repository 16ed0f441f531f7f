import { z } from 'zod';
import { isGuid, noSuchId } from './armId.ts';
import type { Ask } from './ask.ts';
import type { Answer, ServiceEvent } from './port.ts';
import { entriesOf, optional, text, word } from './shapes.ts';

const region = z.object({ impactedRegion: text });

const eventSchema = z.object({
  properties: z.object({
    eventType: word,
    status: word,
    title: text,
    impact: optional(z.array(z.object({ impactedService: text, impactedRegions: optional(z.array(region)) }))),
  }),
});

const weekMs = 7 * 24 * 60 * 60_000;

function present(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text) => text !== undefined);
}

function eventsOf(pages: readonly unknown[]): readonly ServiceEvent[] {
  return entriesOf(eventSchema, pages)
    .map(({ properties }) => properties)
    .filter(({ eventType, status }) => eventType === 'serviceissue' && status === 'active')
    .map(({ title, impact = [] }) => ({
      title: title ?? '',
      services: present(impact.map(({ impactedService }) => impactedService)),
      regions: present(
        impact.flatMap(({ impactedRegions = [] }) => impactedRegions.map(({ impactedRegion }) => impactedRegion)),
      ),
    }));
}

/** The service issues that are active now in a subscription (K18). `now`: milliseconds. */
export async function readServiceEvents(
  ask: Ask,
  subscriptionId: string,
  now: number,
): Promise<Answer<readonly ServiceEvent[]>> {
  if (!isGuid(subscriptionId)) return noSuchId;
  const since = new Date(now - weekMs).toISOString().slice(0, 10);
  const path = `/subscriptions/${subscriptionId}/providers/Microsoft.ResourceHealth/events`;
  return ask({
    action: 'Microsoft.ResourceHealth/events/read',
    send: ({ get }) => get('arm', `${path}?api-version=2022-10-01&queryStartTime=${since}`),
    parse: eventsOf,
  });
}
