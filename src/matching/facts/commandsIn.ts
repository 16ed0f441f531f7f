import { looksLikeName } from './looksLikeName.ts';

const call = String.raw`(az|docker|docker-compose|podman|nerdctl|buildah|helm|oras|crane|skopeo|crictl|acr)(?:\.(?:exe|cmd))?["'\`]? (?=[a-z-])`;
/** A quick look, for most lines hold no command. */
const mayCall = new RegExp(call);
const start = new RegExp(String.raw`(^|(?<!\b(?:az|acr))\s|["'\`/\\(<>$&|;*_=])${call}`, 'g');
/** Where a command line ends that stands in a sentence or a script. */
const end = /\s(?:&&|\|\|?|;|->|→)\s|[,;:]\s|[.](?:\s|$)|```/;
/** What an error message says before a command that it recommends; the Azure CLI writes `… Run 'az …' to …`. */
const hint =
  /(?:(?:^|[.!:,] )run (?=')|try running|may want to use|please (?:run|use|try)|for example:?|e\.g\.,?|you can use|re-authenticate|suggests?)[^'"`]{0,30}["'`]?$/i;
const longest = 400;
const mostWords = 60;

/** A command line found in a paste: the tool, then its words without quotes. */
export type Command = {
  readonly tool: string;
  readonly words: readonly string[];
  /** The position of its line in the paste. */
  readonly line: number;
  /** An error message recommends it; nobody ran it. */
  readonly recommended: boolean;
};

/** The command lines of a paste, in order, wherever they stand: after a prompt, in a script, in a sentence. */
export function commandsIn(lines: readonly string[]): Command[] {
  return lines.flatMap((line, index) => {
    if (!mayCall.test(line)) return [];
    const starts = [...line.matchAll(start)];
    return starts.map((match, position) => {
      const from = match.index + match[0].length;
      const to = Math.min(starts[position + 1]?.index ?? line.length, from + longest);
      return {
        tool: match[2]!,
        words: wordsOf(line.slice(from, to), match[1]!),
        line: index,
        recommended: hint.test(line.slice(Math.max(0, match.index - 60), match.index + match[1]!.length)),
      };
    });
  });
}

function wordsOf(text: string, opening: string): string[] {
  const quoted = /["'`]/.test(opening) ? text.split(opening, 1)[0]! : text;
  return quoted
    .split(end, 1)[0]!
    .split(/\s+|=/)
    .map(unquoted)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

function unquoted(word: string): string {
  return word.replace(/^["'`*_(]{1,3}/, '').replace(/["'`*_),.;:]{1,4}$/, '');
}

/** What stands in a sentence behind a flag or its value: "--attach-acr fails", "az acr login -n contosodev says". */
const told =
  /^(?:fail\w*|says|gives|returns|errors?|hangs|stops|works?|does\w*|is|was|and|or|but|with|nejde|nefunguje|pad[aá]|p[ií][sš]e|hl[aá]s[ií]|(?:s)?kon[cč][ií])$/i;

/** The word after one of the flags. In the middle of a sentence it is taken only when it can be nothing but a name. */
export function flagValue({ words }: Command, flags: readonly string[]): string | undefined {
  const at = words.findIndex((word) => flags.includes(word.toLowerCase()));
  const [value, next] = at < 0 ? [] : words.slice(at + 1, at + 3);
  if (value === undefined || value.startsWith('-') || told.test(value)) return undefined;
  const isAtEnd = next === undefined || next.startsWith('-') || told.test(next);
  return isAtEnd || value.includes('.') || looksLikeName(value) ? value : undefined;
}
