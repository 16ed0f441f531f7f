/**
 * A value as JSON text that PostgreSQL's jsonb takes. It refuses the character NUL and halves of surrogate pairs, which
 * pastes do hold; they become U+FFFD.
 */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\0', '\ufffd').toWellFormed() : inner,
  );
}
