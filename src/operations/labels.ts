/** What a label says instead of a value that is not known: series must not grow with what people write. */
export const other = 'other';

/** Gives the value of a label: itself where it is known, else `other`. */
export type Label = (value: string) => string;

/** A label with a known set of values. */
export function knownLabel(values: Iterable<string>): Label {
  const known = new Set(values);
  return (value) => (known.has(value) ? value : other);
}

const mostNames = 100;

/** A label whose values are names in the program (a check, a queue): taken as they come, up to a hundred. */
export function nameLabel(): Label {
  const seen = new Set<string>();
  return (value) => {
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(value)) return other;
    if (seen.size < mostNames) seen.add(value);
    return seen.has(value) ? value : other;
  };
}
