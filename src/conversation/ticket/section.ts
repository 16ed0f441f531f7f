/**
 * What comes together in a ticket: lines, a list under a heading, or a text to be kept as it is. `brief`: the line that
 * stands for a list where room is short.
 */
export type Section =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[]; readonly brief?: string }
  | { readonly kind: 'quote'; readonly heading: string; readonly quote: string };

/** A list under a heading; nothing where there are no items. */
export function list(heading: string, items: readonly string[], brief?: string): Section[] {
  return items.length === 0 ? [] : [{ kind: 'list', heading, items, ...(brief !== undefined && { brief }) }];
}
