import { loadContent } from '../knowledge/load.ts';
import { benchText } from './bench/benchText.ts';
import { runLoad } from './bench/load/runLoad.ts';
import { runBench } from './bench/runBench.ts';
import { measureStartUp } from './bench/startUp.ts';

const [what, ...rest] = process.argv.slice(2);

/** With `load`: puts the running program under load, beside a bare echo bot. */
if (what === 'load') {
  await runLoad(rest, process.env);
} else {
  /** Measures how long readings take, beside Fuse.js and MiniSearch, and what a start costs. */
  const startUp = measureStartUp();
  console.log(benchText(runBench(loadContent()), startUp));
}
