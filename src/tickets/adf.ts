import { z } from 'zod';
import { visible } from '../messages/text.ts';

/**
 * The Atlassian Document Format, in which Jira takes texts. Untrusted text stands in its text nodes alone, which are never
 * read as markup: no mentions, links or panels come of it.
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ (read 2026-11-25)
 */
export type AdfNode = {
  readonly type: string;
  readonly text?: string;
  readonly content?: readonly AdfNode[];
  readonly version?: 1;
};

function textNodes(text: string): readonly AdfNode[] {
  // An empty text node is refused.
  return text === '' ? [] : [{ type: 'text', text: visible(text) }];
}

/** A whole text. */
export function document(...content: readonly AdfNode[]): AdfNode {
  return { type: 'doc', version: 1, content };
}

/** One line. */
export function paragraph(text: string): AdfNode {
  return { type: 'paragraph', content: textNodes(text) };
}

/** Lines as they are. */
export function codeBlock(text: string): AdfNode {
  return { type: 'codeBlock', content: textNodes(text) };
}

/** How deep and wide a document of somebody else is read. */
const maxDepth = 30;
const maxLength = 10_000;

const foreign = z.looseObject({
  type: z.string().catch(''),
  text: z.string().catch(''),
  content: z.array(z.unknown()).catch([]),
});
const blocks = ['paragraph', 'heading', 'codeBlock', 'listItem', 'hardBreak'];

function collect(node: unknown, depth: number): string {
  const { data } = foreign.safeParse(node);
  if (data === undefined || depth > maxDepth) return '';
  const end = blocks.includes(data.type) ? '\n' : '';
  return data.text + data.content.map((child) => collect(child, depth + 1)).join('') + end;
}

/** What a document says as plain text, cut where it is long; empty where it is no document. Raw: it may hold secrets. */
export function plainText(adf: unknown): string {
  return collect(adf, 0).slice(0, maxLength).trim();
}
