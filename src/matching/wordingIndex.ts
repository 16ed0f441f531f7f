import { wordsOf } from './fold.ts';
import { type CompiledWording, compileWording, standsIn } from './wording.ts';

/**
 * Finds, in one pass over a folded line, the entries one of whose wordings stands in it. Who asks several indexes
 * about a line gives its words, too.
 */
export type WordingIndex<Entry> = (foldedLine: string, words?: ReadonlySet<string>) => Entry[];

/** The wordings whose words are those on the way to a node, and the nodes of those with one word more. */
type Node<Entry> = {
  readonly here: { readonly variant: CompiledWording; readonly entries: readonly Entry[] }[];
  readonly next: Map<string, Node<Entry>>;
};

/**
 * Indexes wordings by their words, the rarest first, so that a line only meets the few wordings all of whose words it
 * has: the time follows the line's length and hardly the number of wordings.
 */
export function indexWordings<Entry>(wordings: Iterable<{ wording: string; entry: Entry }>): WordingIndex<Entry> {
  const items = [...Map.groupBy(wordings, ({ wording }) => wording)].flatMap(([wording, same]) =>
    compileWording(wording).map((variant) => ({ variant, entries: same.map(({ entry }) => entry) })),
  );
  const frequency = countWords(items.map(({ variant }) => variant));
  const root: Node<Entry> = { here: [], next: new Map() };
  for (const item of items) nodeOf(root, rarestFirst(item.variant.words, frequency)).here.push(item);
  return (line, words = wordSet(line)) => {
    const found = new Set<Entry>();
    collect(root, line, words, found);
    return [...found];
  };
}

/** The different words of a folded line. */
export function wordSet(foldedLine: string): ReadonlySet<string> {
  return new Set(wordsOf(foldedLine));
}

function nodeOf<Entry>(root: Node<Entry>, words: readonly string[]): Node<Entry> {
  return words.reduce((node, word) => {
    const next = node.next.get(word) ?? { here: [], next: new Map() };
    node.next.set(word, next);
    return next;
  }, root);
}

function collect<Entry>(node: Node<Entry>, line: string, words: ReadonlySet<string>, found: Set<Entry>): void {
  for (const { variant, entries } of node.here) {
    if (standsIn(variant, line)) for (const entry of entries) found.add(entry);
  }
  for (const next of nodesFor(node, words)) collect(next, line, words, found);
}

/** Goes through the shorter of the two lists of words. */
function nodesFor<Entry>({ next }: Node<Entry>, words: ReadonlySet<string>): Node<Entry>[] {
  const nodes: Node<Entry>[] = [];
  if (next.size < words.size) {
    for (const [word, node] of next) if (words.has(word)) nodes.push(node);
  } else {
    for (const word of words) {
      const node = next.get(word);
      if (node) nodes.push(node);
    }
  }
  return nodes;
}

function countWords(wordings: readonly CompiledWording[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of wordings) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Short words are common in every text. */
const shortWord = 4;

function rarestFirst(words: readonly string[], frequency: ReadonlyMap<string, number>): string[] {
  const rank = (word: string) => (frequency.get(word) ?? 0) - (word.length < shortWord ? 0 : 1_000_000);
  return [...new Set(words)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
