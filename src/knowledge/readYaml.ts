import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';

/** What a YAML text holds: its value where it has no mistakes, the mistakes with their lines, and where a path stands. */
export type YamlReading<Value> = {
  readonly value: Value | undefined;
  /** `line` counts from 1. */
  readonly mistakes: readonly { readonly line: number; readonly text: string }[];
  readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** Reads a YAML text by a schema, and tells of every mistake in which line it stands. */
export function readYaml<Value>(text: string, schema: z.ZodType<Value>): YamlReading<Value> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: readonly PropertyKey[]) => lines.linePos(offsetOf(document.contents, path)).line;
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ pos, message }) => ({
      line: lines.linePos(pos[0]).line,
      text: message.split('\n')[0] ?? '',
    }));
    return { value: undefined, mistakes, lineOf };
  }
  const result = schema.safeParse(document.toJS());
  const issues = result.error?.issues ?? [];
  const mistakes = issues.map(({ path, message }) => ({ line: lineOf(path), text: `${path.join('.')}: ${message}` }));
  return { value: result.data, mistakes, lineOf };
}

/** Where the deepest node of a path begins, so that a missing key is reported at its parent. */
function offsetOf(root: Node | null, steps: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of steps) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
