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

/**
 * What a press sends: the choice's id, or a form's, with the number of the card; or that something was written in a
 * dialog. The inputs come beside it, by their ids.
 */
export type PressData =
  | { readonly choice: string; readonly card?: string }
  | { readonly form: string; readonly card?: string }
  | { readonly answer: true };

/** `none`: the card's inputs stay where they are, and need not be filled in for the button to work. */
type Pressing = { readonly title: string; readonly data: PressData; readonly associatedInputs?: 'none' };

type Submit = Pressing & { readonly type: 'Action.Submit' };

/** A button: refreshes its card in place where the client can, and is a plain one elsewhere. */
export type Action =
  | Submit
  | (Pressing & { readonly type: 'Action.Execute'; readonly verb: 'choice' | 'form'; readonly fallback: Submit });

type Input = {
  readonly id: string;
  /** Read out with the input, and shown above it. */
  readonly label: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly isRequired?: true;
  readonly errorMessage?: string;
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
        readonly style?: 'emphasis' | 'accent' | 'attention' | 'warning' | 'good';
        readonly items: readonly Element[];
      }
    | {
        readonly type: 'CodeBlock';
        readonly codeSnippet: string;
        readonly language: 'Bash' | 'PowerShell' | 'PlainText';
        readonly fallback: Element;
      }
    | { readonly type: 'ActionSet'; readonly actions: readonly Action[] }
    | (Input & { readonly type: 'Input.Text'; readonly maxLength: number; readonly isMultiline?: true })
    | (Input & {
        readonly type: 'Input.ChoiceSet';
        readonly style: 'compact';
        readonly choices: readonly { readonly title: string; readonly value: string }[];
      })
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
