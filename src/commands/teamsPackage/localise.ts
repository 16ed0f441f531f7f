/** The strings of another language: where a string stands in the manifest, such as `name.short` -> its translation. */
export type Translation = Readonly<Record<string, string>>;

/** The strings of a manifest, each with where it stands: `bots[0].commandLists[0].commands[1].title`. */
export function stringsOf(value: unknown, at = ''): readonly (readonly [at: string, text: string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => stringsOf(item, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => stringsOf(part, at === '' ? key : `${at}.${key}`));
}

/** The manifest as Teams shows it in another language. */
export function localise(value: unknown, translation: Translation, at = ''): unknown {
  if (typeof value === 'string') return translation[at] ?? value;
  if (Array.isArray(value)) return value.map((item, index) => localise(item, translation, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    localise(part, translation, at === '' ? key : `${at}.${key}`),
  ]);
  return Object.fromEntries(parts);
}
