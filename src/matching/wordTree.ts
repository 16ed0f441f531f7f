/** Values under the words on the way to a node, and the nodes of those with one word more. */
type Node<Value> = { readonly values: Value[]; next?: Map<string, Node<Value>> };

/** A value, and the words that a text must hold for it. */
export type Worded<Value> = { readonly words: readonly string[]; readonly value: Value };

/** Shows a visitor every value whose rarest words are among those of a text. */
export type WordTree<Value> = (words: ReadonlySet<string>, visit: (value: Value) => void) => void;

/**
 * Sorts values into a tree by their two rarest words, so that a text only meets the few values that it may hold. More
 * words would cost more memory than they save time.
 */
export function growWordTree<Value>(items: readonly Worded<Value>[]): WordTree<Value> {
  const rank = rarity(items);
  const root: Node<Value> = { values: [] };
  for (const { words, value } of items) nodeOf(root, rarestTwo(words, rank)).values.push(value);
  return (words, visit) => walk(root, words, visit);
}

function nodeOf<Value>(root: Node<Value>, words: readonly string[]): Node<Value> {
  let node = root;
  for (const word of words) {
    node.next ??= new Map();
    const next: Node<Value> = node.next.get(word) ?? { values: [] };
    node.next.set(word, next);
    node = next;
  }
  return node;
}

/** Goes through the shorter of the two lists of words. */
function walk<Value>({ values, next }: Node<Value>, words: ReadonlySet<string>, visit: (value: Value) => void): void {
  for (const value of values) visit(value);
  if (next === undefined) return;
  if (next.size < words.size) {
    for (const [word, node] of next) if (words.has(word)) walk(node, words, visit);
    return;
  }
  for (const word of words) {
    const node = next.get(word);
    if (node) walk(node, words, visit);
  }
}

/** Short words are common in every text. */
const shortWord = 4;
const asCommon = 1_000_000;

/** How many values have a word; short words count as common. */
function rarity(items: readonly { readonly words: readonly string[] }[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { words } of items) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => (counts.get(word) ?? 0) + (word.length < shortWord ? asCommon : 0);
}

function rarestTwo(words: readonly string[], rank: (word: string) => number): string[] {
  let [first, second] = [-1, -1];
  const ranks = words.map(rank);
  const isRarer = (at: number, other: number) => other < 0 || ranks[at]! < ranks[other]!;
  for (let at = 0; at < words.length; at++) {
    if (isRarer(at, first)) [first, second] = [at, first];
    else if (isRarer(at, second) && words[at] !== words[first]) second = at;
  }
  return [first, second].filter((at) => at >= 0).map((at) => words[at]!);
}
