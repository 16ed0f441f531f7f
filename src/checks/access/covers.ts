/** Whether an operation is covered by a pattern of a role, where `*` stands for anything. Case does not matter. Linear. */
export function covers(pattern: string, operation: string): boolean {
  const text = operation.toLowerCase();
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  const last = rest.pop()!;
  let from = first.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** The patterns of a list that cover an operation. */
export function coveringPatterns(patterns: readonly string[], operation: string): readonly string[] {
  return patterns.filter((pattern) => covers(pattern, operation));
}
