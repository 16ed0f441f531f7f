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
  const root: Node<Value> = { values: [] };
  for (const [index, words] of countWords(items).entries())
    nodeOf(root, rarestTwo(words)).values.push(items[index]!.value);
  return (words, visit) => walk(root, words, visit);
}

function nodeOf<Value>(root: Node<Value>, words: readonly CountedWord[]): Node<Value> {
  let node = root;
  for (const { word } of words) {
    node.next ??= new Map();
    let next = node.next.get(word);
    if (next === undefined) {
      next = { values: [] };
      node.next.set(word, next);
    }
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

/** A word, and how many values have it; short words count as common. One for all its places, which saves looking it up. */
type CountedWord = { readonly word: string; uses: number };

function countWords(items: readonly { readonly words: readonly string[] }[]): (readonly CountedWord[])[] {
  const counted = new Map<string, CountedWord>();
  const count = (word: string) => {
    let known = counted.get(word);
    if (known === undefined) {
      known = { word, uses: word.length < shortWord ? asCommon : 0 };
      counted.set(word, known);
    }
    known.uses += 1;
    return known;
  };
  return items.map(({ words }) => words.map(count));
}

function rarestTwo(words: readonly CountedWord[]): CountedWord[] {
  let first: CountedWord | undefined;
  let second: CountedWord | undefined;
  for (const word of words) {
    if (first === undefined || word.uses < first.uses) [first, second] = [word, first];
    else if (word !== first && (second === undefined || word.uses < second.uses)) second = word;
  }
  return [first, second].filter((word) => word !== undefined);
}
