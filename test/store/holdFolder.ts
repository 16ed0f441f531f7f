// A process that holds a data folder until it is killed: started by the tests with the folder as its argument.
import { openStore } from '../../src/store/openStore.ts';
import { openedAt } from './stores.ts';

const store = await openStore({ dataFolder: process.argv[2] ?? '' }, openedAt);
await store.save({ key: 'held', personId: 'anna', data: { saved: true }, expected: 0, now: openedAt });
process.send?.('ready');
setInterval(() => undefined, 60_000);
