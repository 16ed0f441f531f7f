import type { Language } from '../knowledge/schema.ts';

/** A run of text with one style. Untrusted text is only ever put into a span's `text`, never into markup. */
export type Span = { readonly text: string; readonly style?: 'bold' | 'code' | 'link'; readonly href?: string };

/** Inline text. Renderers escape each span for their platform. */
export type Text = readonly Span[];

/** A button. `id` is what comes back when it is pressed; it never meets the matcher. */
export type Choice = { readonly id: string; readonly label: string };

/** The parts that a message is made of. A channel decides how each looks. */
export type Part =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'facts'; readonly items: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Text[] }
  | { readonly kind: 'code'; readonly code: string; readonly shell?: 'bash' | 'powershell'; readonly label?: string }
  | { readonly kind: 'notice'; readonly tone: 'info' | 'warning' | 'success'; readonly text: Text }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] };

/** What the assistant says, independent of any platform. */
export type Message = { readonly language: Language; readonly parts: readonly Part[] };
