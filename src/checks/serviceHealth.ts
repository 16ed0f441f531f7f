import type { ServiceEvent } from '../azure/port.ts';
import type { Check } from './check.ts';
import { correlationOf, createReporter } from './createReporter.ts';

const card = { id: 'K18', name: 'service-health' };
const permission = 'Microsoft.ResourceHealth/events/read';
const report = createReporter(card);
const causes = ['service-outage'];

/** Whether Azure itself tells of trouble with container registries, there where this one is. */
export const serviceHealth: Check = {
  ...card,
  permissions: [permission],
  applies: ({ place }) => place !== undefined,
  run: async ({ azure, place, registry }) => {
    const answer = await azure.serviceEvents(place!.subscriptionId);
    if (answer.kind !== 'found') return [report.unseen(answer, permission)];
    const location = registry?.location ?? place!.location;
    const events = answer.value.filter(concernsRegistries);
    const here = events.find((event) => isAt(event, location));
    const correlation = correlationOf(answer);
    if (here !== undefined) {
      return [
        report.problem('check.service-health.trouble', { title: here.title }, { confirms: causes, ...correlation }),
      ];
    }
    const [unplaced] = events.filter(({ regions }) => regions.length === 0 || location === undefined);
    return unplaced === undefined
      ? [report.ok('check.service-health.calm', {}, correlation)]
      : [
          report.unknown(
            'check.service-health.somewhere',
            { title: unplaced.title },
            { suspects: causes, ...correlation },
          ),
        ];
  },
};

function concernsRegistries({ services }: ServiceEvent): boolean {
  return services.some((service) => service.toLowerCase().includes('container registry'));
}

function isAt({ regions }: ServiceEvent, location: string | undefined): boolean {
  return location !== undefined && regions.some((region) => [plain(location), 'global'].includes(plain(region)));
}

/** `West Europe` and `westeurope` are one region. */
function plain(region: string): string {
  return region.toLowerCase().replaceAll(' ', '');
}
