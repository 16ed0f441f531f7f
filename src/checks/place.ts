import type { CheckContext, Located, LocatingCheck } from './check.ts';
import { correlationOf, createReporter } from './createReporter.ts';
import { chooseTwin } from './place/chooseTwin.ts';
import { judgeMissing } from './place/judgeMissing.ts';
import { judgePlace } from './place/judgePlace.ts';
import { placeByFacts } from './place/placeByFacts.ts';
import type { Search } from './place/search.ts';
import { wantedRegistry } from './wantedRegistry.ts';

const card = { id: 'K05', name: 'place' };
const report = createReporter(card);

/** Where the registry is: searched in all that the assistant sees, while Azure is asked whether the name is taken at all. */
export const place: LocatingCheck = {
  ...card,
  permissions: [
    'Microsoft.ContainerRegistry/registries/read',
    'Microsoft.ContainerRegistry/checkNameAvailability/read',
  ],
  applies: ({ facts }) => wantedRegistry(facts) !== undefined,
  locate: async (context) => {
    const wanted = wantedRegistry(context.facts)!;
    const nameState = context.azure.nameState(wanted.name);
    return judge(context, { wanted, places: await context.azure.findRegistries(wanted.key), nameState });
  },
};

async function judge(context: CheckContext, search: Search): Promise<Located> {
  const { places } = search;
  const listed = places.kind === 'found' ? places.value : [];
  const found = listed.length > 0 ? listed : await placeByFacts(context, search.wanted.name);
  if (found.length === 0) return { findings: await judgeMissing(context, search) };
  const chosen = chooseTwin(found, search.wanted, context.facts);
  if (chosen === undefined) {
    const hosts = found.map(({ loginServer, id }) => loginServer ?? id).join(', ');
    return { findings: [report.unknown('check.place.several', { hosts }, correlationOf(places))] };
  }
  return { findings: await judgePlace(context, search, chosen), found: { place: chosen } };
}
