import type { Language } from '../knowledge/schema.ts';

/** A run of text with one style. Untrusted text is only ever put into a span's `text`, never into markup. */
export type Span = { readonly text: string; readonly style?: 'bold' | 'code' | 'link'; readonly href?: string };

/** Inline text. Renderers escape each span for their platform. */
export type Text = readonly Span[];

/** A button. `id` is what comes back when it is pressed; it never meets the matcher. */
export type Choice = { readonly id: string; readonly label: string };

/** A field of a form. `value` is what it is filled in with before anybody touches it. */
export type Field = {
  readonly id: string;
  readonly label: string;
  readonly value?: string;
  readonly isRequired: boolean;
  readonly hint?: string;
} & (
  | { readonly kind: 'text'; readonly lines: 'one' | 'many'; readonly longest: number }
  | { readonly kind: 'choice'; readonly options: readonly Choice[] }
);

/**
 * A form: shown in place where the platform can, else behind a button `open` that opens a dialog. What is sent comes back
 * under the form's `id`, with the values by the fields' ids.
 */
export type Form = {
  readonly id: string;
  readonly title: string;
  readonly open: string;
  readonly submit: string;
  readonly cancel: string;
  readonly fields: readonly Field[];
  /** What is sent beside the fields, to be seen before: lines of plain text. */
  readonly preview?: string;
};

/** The parts that a message is made of. A channel decides how each looks. */
export type Part =
  | { readonly kind: 'heading'; readonly text: Text }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'facts'; readonly items: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Text[] }
  | { readonly kind: 'code'; readonly code: string; readonly shell?: 'bash' | 'powershell'; readonly label?: string }
  | { readonly kind: 'notice'; readonly tone: 'info' | 'warning' | 'success'; readonly text: Text }
  | { readonly kind: 'choices'; readonly choices: readonly Choice[] }
  | { readonly kind: 'form'; readonly form: Form };

/** What the assistant says, independent of any platform. */
export type Message = { readonly language: Language; readonly parts: readonly Part[] };
