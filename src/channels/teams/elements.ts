/** The subset of Adaptive Cards 1.5 that the cards are made of. */
export type TextRun = {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly fontType?: 'Monospace';
  readonly underline?: true;
  readonly size?: 'Medium';
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string };
};

type Layout = { readonly spacing?: 'None' | 'Small' | 'Medium'; readonly separator?: true };

/** A press sends the choice's id, and the number of the card so that it can be shown anew without its buttons. */
export type ButtonData = { readonly choice: string; readonly card?: string };

type Submit = { readonly type: 'Action.Submit'; readonly title: string; readonly data: ButtonData };

/** A button: refreshes its card in place where the client can, and is a plain one elsewhere. */
export type Action =
  | Submit
  | {
      readonly type: 'Action.Execute';
      readonly title: string;
      readonly verb: 'choice';
      readonly data: ButtonData;
      readonly fallback: Submit;
    };

export type Element = Layout &
  (
    | {
        readonly type: 'TextBlock';
        readonly text: string;
        readonly style: 'heading';
        readonly weight: 'Bolder';
        readonly size: 'Medium';
        readonly wrap: true;
      }
    | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] }
    | { readonly type: 'FactSet'; readonly facts: readonly { readonly title: string; readonly value: string }[] }
    | {
        readonly type: 'Container';
        readonly style?: 'emphasis' | 'accent' | 'warning' | 'good';
        readonly items: readonly Element[];
      }
    | {
        readonly type: 'CodeBlock';
        readonly codeSnippet: string;
        readonly language: 'Bash' | 'PowerShell' | 'PlainText';
        readonly fallback: Element;
      }
    | { readonly type: 'ActionSet'; readonly actions: readonly Action[] }
  );

/** A card as it is sent. `speak` is read out; `fallbackText` is shown where the card cannot be. */
export type Card = {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly lang: string;
  readonly speak: string;
  readonly fallbackText: string;
  readonly body: readonly Element[];
  readonly msteams: { readonly width: 'Full' };
};
