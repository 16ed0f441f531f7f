import { randomUUID } from 'node:crypto';
import type {
  Activity,
  AdaptiveCardInvokeResponse,
  CloudAdapter,
  ConversationReference,
  InvokeResponse,
  TurnContext as TurnContextType,
} from 'botbuilder';
import { ActivityHandler, CardFactory, MessageFactory, TurnContext } from 'botbuilder';
import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import type { Assistant, Incoming, Reply } from '../../assistant/incoming.ts';
import type { Message } from '../../messages/message.ts';
import { cutText } from '../../messages/shorten.ts';
import { createSentCards } from '../sentCards.ts';
import { isAddressed, languageOf, pressedButton, tenantOf, writtenText } from './activity.ts';
import type { ButtonData, Card } from './elements.ts';
import { incomingText, turnPatience } from './limits.ts';
import { renderCard } from './renderCard.ts';

/** What the bot works with. Without an app id (demo only) replies are sent without a sign-in. */
export type BotOptions = {
  readonly adapter: CloudAdapter;
  readonly assistant: Assistant;
  readonly appId: string;
  /** Tenants whose people are answered; empty: every tenant that Bot Service lets through. */
  readonly tenants: readonly string[];
  readonly report: ReportProblem;
};

function cardActivity(message: Message, card?: string): Partial<Activity> {
  const rendered = renderCard(message, card === undefined ? {} : { card });
  return { ...MessageFactory.attachment(CardFactory.adaptiveCard(rendered.card)), summary: rendered.summary };
}

/** Waits for the work, but no longer than that; the work goes on. Rejects where the work does in time. */
async function finishedOrLate(work: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Turns the activities of Teams into what the assistant takes, and its messages into cards. Decides nothing. */
export class TeamsBot extends ActivityHandler {
  readonly #options: BotOptions;
  readonly #sent = createSentCards(500);

  constructor(options: BotOptions) {
    super();
    this.#options = options;
    this.onMessage(async (context, next) => {
      await this.#onMessage(context);
      await next();
    });
  }

  /** Every activity of a tenant that is not served is acknowledged and dropped. */
  override async run(context: TurnContextType): Promise<void> {
    const { tenants } = this.#options;
    const tenant = tenantOf(context.activity);
    if (tenants.length > 0 && (tenant === undefined || !tenants.includes(tenant))) return;
    await super.run(context);
  }

  // Teams stops delivering to a bot that answers unknown activities with errors.
  protected override async onInvokeActivity(context: TurnContextType): Promise<InvokeResponse> {
    if (context.activity.name !== 'adaptiveCard/action') return { status: 200 };
    return super.onInvokeActivity(context);
  }

  protected override async onAdaptiveCardInvoke(context: TurnContextType): Promise<AdaptiveCardInvokeResponse> {
    const button = pressedButton(context.activity);
    const answered = button && (await this.#onPress(context, button, context.activity.conversation.isGroup === true));
    return answered === undefined
      ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: {} }
      : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { ...answered } };
  }

  async #onMessage(context: TurnContextType): Promise<void> {
    const button = pressedButton(context.activity);
    if (button !== undefined) {
      await this.#onPress(context, button, true);
      return;
    }
    const text = cutText(writtenText(context.activity), incomingText);
    if (text !== '') await this.#receive(context, { kind: 'message', text });
  }

  /** Gives the card as it looks after the press. An invoke's answer shows it to one person; `forAll` to the others. */
  async #onPress(context: TurnContextType, button: ButtonData, forAll: boolean): Promise<Card | undefined> {
    const press = this.#sent.press(button.card ?? '', context.activity.conversation.id, button.choice);
    const answered = press && renderCard(press.message, { chosen: press.chosen }).card;
    if (answered !== undefined && forAll) await this.#showAnswered(context, answered);
    if (press?.isFirst !== false) await this.#receive(context, { kind: 'choice', choice: button.choice });
    return answered;
  }

  async #showAnswered(context: TurnContextType, card: Card): Promise<void> {
    const id = context.activity.replyToId;
    if (id === undefined) return;
    try {
      await context.updateActivity({ ...MessageFactory.attachment(CardFactory.adaptiveCard(card)), id });
    } catch (error) {
      this.#options.report({ where: 'teams: showing an answered card', correlationId: newCorrelationId(), error });
    }
  }

  async #receive(
    context: TurnContextType,
    what: { kind: 'message'; text: string } | { kind: 'choice'; choice: string },
  ): Promise<void> {
    const { activity } = context;
    const language = languageOf(activity);
    const incoming: Incoming = {
      thread: { channel: 'teams', id: activity.conversation.id },
      person: { id: activity.from.aadObjectId ?? activity.from.id, ...(language ? { language } : {}) },
      at: new Date(),
      addressed: what.kind === 'choice' || isAddressed(activity),
      ...what,
    };
    if (incoming.addressed) await context.sendActivity({ type: 'typing' }).catch(() => undefined);
    const reference = TurnContext.getConversationReference(activity);
    await finishedOrLate(this.#options.assistant.receive(incoming, this.#replyTo(reference)), turnPatience);
  }

  #replyTo(reference: Partial<ConversationReference>): Reply {
    return async (message) => {
      const hasChoices = message.parts.some((part) => part.kind === 'choices');
      const card = hasChoices ? randomUUID() : undefined;
      await this.#send(reference, cardActivity(message, card));
      if (card !== undefined) this.#sent.remember(card, reference.conversation?.id ?? '', message);
    };
  }

  /** Works in a turn and after it. The adapter keeps an error of the callback to itself, so it is carried out by hand. */
  async #send(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<void> {
    let failure: unknown;
    await this.#options.adapter.continueConversationAsync(this.#options.appId, reference, async (context) => {
      await context.sendActivity(activity).catch((error: unknown) => {
        failure = error ?? new Error('not sent');
      });
    });
    if (failure !== undefined) throw failure;
  }
}
