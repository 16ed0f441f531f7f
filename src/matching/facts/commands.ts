const tools =
  /(?:^|[\s"'`/\\(>$&|;])(az|docker|podman|nerdctl|buildah|helm|oras|crane|skopeo|kubectl|terraform|buildctl|acr|azd)(?:\.(?:exe|cmd))?[ "'`]{1,3}(?=[a-z-])/gi;
const longest = 400;

/** A command line found in a paste: the tool, then the words, without quotes. */
export type Command = { readonly tool: string; readonly words: readonly string[]; readonly line: number };

/** The command lines of a paste, in order, wherever they stand in a line: prompts, scripts, prose. */
export function commandsIn(lines: readonly string[]): Command[] {
  return lines.flatMap((line, index) =>
    [...line.matchAll(tools)].map((match) => {
      const start = match.index + match[0].length;
      return { tool: match[1]!.toLowerCase(), words: wordsOf(line.slice(start, start + longest)), line: index };
    }),
  );
}

function wordsOf(text: string): string[] {
  const [command] = text.split(/\s(?:&&|\|\|?|>|;)\s|;\s|['"`]?[,:.]?\s-->/, 1);
  return command!
    .split(/\s+|=/)
    .map(unquoted)
    .filter((word) => word !== '')
    .slice(0, 60);
}

function unquoted(word: string): string {
  return word.replace(/^["'`*(]{1,3}/, '').replace(/["'`*),.;:]{1,4}$/, '');
}

/** The word after one of the flags. */
export function flagValue(command: Command, flags: readonly string[]): string | undefined {
  const at = command.words.findIndex((word) => flags.includes(word.toLowerCase()));
  const value = at < 0 ? undefined : command.words[at + 1];
  return value?.startsWith('-') ? undefined : value;
}
