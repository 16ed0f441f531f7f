import { loadContent } from '../knowledge/load.ts';
import { benchText } from './bench/benchText.ts';
import { runBench } from './bench/runBench.ts';
import { measureStartUp } from './bench/startUp.ts';

/** Measures how long readings take, beside Fuse.js and MiniSearch, and what a start costs. */
const startUp = measureStartUp();
console.log(benchText(runBench(loadContent()), startUp));
