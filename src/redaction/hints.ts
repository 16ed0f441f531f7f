/** The places where a hint may begin, by its first two characters, whatever their case: a number of each pair. */
const pairs = 1 << 14;
const pairOf = (first: number, second: number) => ((first & 127) << 7) | (second & 127);

const caseless = (character: string) => [character, character.toUpperCase()].map((either) => either.charCodeAt(0));
const anyCharacter = Array.from({ length: 128 }, (_, code) => code);

function pairsOf(hint: string): number[] {
  const seconds = hint.length > 1 ? caseless(hint.charAt(1)) : anyCharacter;
  return caseless(hint.charAt(0)).flatMap((first) => seconds.map((second) => pairOf(first, second)));
}

/**
 * Makes what tells which of the hints (ASCII in lower case) stand in a text, whatever their case there. The text is
 * read once, however many hints there are.
 */
export function createHintFinder(hints: readonly string[]): (text: string) => ReadonlySet<string> {
  const lists: (readonly string[])[] = [[]];
  const listOf = new Uint16Array(pairs);
  for (const hint of new Set(hints)) {
    for (const pair of new Set(pairsOf(hint))) {
      lists.push([...lists[listOf[pair]!]!, hint]);
      listOf[pair] = lists.length - 1;
    }
  }
  return (text) => {
    const found = new Set<string>();
    let code = text.charCodeAt(0);
    for (let at = 0; at < text.length; at++) {
      const next = text.charCodeAt(at + 1);
      const list = listOf[pairOf(code, next)]!;
      if (list > 0) addHintsAt(text, at, lists[list]!, found);
      code = next;
    }
    return found;
  };
}

function addHintsAt(text: string, at: number, hints: readonly string[], found: Set<string>): void {
  for (const hint of hints) {
    if (!found.has(hint) && text.slice(at, at + hint.length).toLowerCase() === hint) found.add(hint);
  }
}
