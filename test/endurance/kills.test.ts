import assert from 'node:assert/strict';
import { endure } from './endure.ts';
import { assertNothingLost, line } from './figures.ts';

describe('The assistant, killed at any step', () => {
  it('answers everything that it acknowledged, once', async () => {
    const figures = await endure({ place: (folder) => ({ dataFolder: folder }), kills: 12, atOnce: 2 });
    console.log(`    ${line('PGlite', figures)}`);
    assert.equal(figures.kills, 12);
    assertNothingLost(figures);
  }).timeout(120_000);
});
