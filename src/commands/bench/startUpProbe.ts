import { loadContent } from '../../knowledge/load.ts';
import { createReader } from '../../matching/createReader.ts';
import { redact } from '../../redaction/redact.ts';

/** Run by `measureStartUp` in a fresh process: prints what its start took as one JSON object. */

function heapMb(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const start = performance.now();
const content = loadContent();
const loaded = performance.now();
const heapBefore = heapMb();
const beforeIndex = performance.now();
const read = createReader(content);
const indexed = performance.now();
read(redact('docker login contosodev.azurecr.io: unauthorized: authentication required').text);
const firstPaste = performance.now();

console.log(
  JSON.stringify({
    contentMs: loaded - start,
    indexMs: indexed - beforeIndex,
    firstPasteMs: firstPaste - indexed,
    heapMb: heapMb() - heapBefore,
    residentMb: process.memoryUsage().rss / 2 ** 20,
  }),
);
