import type { Activity, TurnContext } from 'botbuilder';
import type { Assistant } from '../../assistant/incoming.ts';
import type { Language } from '../../knowledge/schema.ts';
import { cutText } from '../../messages/shorten.ts';
import { createUnknownEvents, type UnknownEventsOptions } from '../unknownEvents.ts';
import type { Phrase, Welcome } from '../welcome.ts';
import { isAddressed, isArrival, isEdit, isSaidIn, languageOf, tenantOf } from './activity.ts';
import { addressOf } from './address.ts';
import { filesOf } from './attachedFiles.ts';
import { answerInDialog, diagnoseRequest } from './diagnoseAction.ts';
import type { Card } from './elements.ts';
import { greeting } from './greeting.ts';
import { messageId, originOf, stored } from './incoming.ts';
import { incomingText } from './limits.ts';
import { type Pressed, pressedOn } from './pressed.ts';
import { takePress } from './presses.ts';
import { cardActivity, messageActivity } from './sending.ts';
import { writtenText } from './writtenText.ts';

/** What the bot works with. */
export type BotOptions = UnknownEventsOptions & {
  readonly assistant: Assistant;
  /** Tenants whose people are answered; empty: every tenant that Bot Service lets through. */
  readonly tenants: readonly string[];
  /** Channels and group chats in which also messages are read that mention nobody. */
  readonly supportChannels: readonly string[];
  readonly defaultLanguage: Language;
  readonly phrase: Phrase;
  readonly welcome: Welcome;
  /** Is told the address through which the people who are served are answered. */
  readonly seen: (serviceUrl: string) => void;
};

/** Events that come by themselves and need no answer. */
const uneventful = [
  'conversationUpdate',
  'installationUpdate',
  'messageUpdate',
  'messageDelete',
  'messageReaction',
  'typing',
];

/** Turns the activities of Teams into what the assistant takes. Decides nothing. */
export class TeamsBot {
  readonly #options: BotOptions;
  readonly #tenants: ReadonlySet<string>;
  readonly #countUnknown;

  constructor(options: BotOptions) {
    this.#options = options;
    this.#tenants = new Set(options.tenants.map((tenant) => tenant.toLowerCase()));
    this.#countUnknown = createUnknownEvents('teams', options);
  }

  /**
   * Takes one authenticated activity. Each is acknowledged, because Teams stops delivering to a bot that is not.
   * @throws NotStoredError where it must be delivered again.
   */
  async handle(context: TurnContext): Promise<void> {
    const { activity } = context;
    const body = this.#isServed(activity) ? await this.#answer(context) : undefined;
    if (activity.type === 'invoke')
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  }

  /** Only Teams vouches for the tenant: a web chat on the same bot could name any. */
  #isServed(activity: Activity): boolean {
    const tenant = tenantOf(activity)?.toLowerCase();
    const isOurs = this.#tenants.size === 0 || (tenant !== undefined && this.#tenants.has(tenant));
    return activity.channelId === 'msteams' && isOurs;
  }

  /** Gives the body of an invoke's answer, where there is one. */
  async #answer(context: TurnContext): Promise<unknown> {
    const { activity } = context;
    const { assistant, phrase, seen } = this.#options;
    seen(activity.serviceUrl);
    if (activity.type === 'message' || isEdit(activity)) return this.#onMessage(context);
    if (isArrival(activity)) return this.#onArrival(context);
    if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') return this.#onExecute(context);
    const request = activity.type === 'invoke' ? diagnoseRequest(activity) : undefined;
    if (request !== undefined) {
      return answerInDialog(request, activity, { assistant, phrase, language: this.#languageOf(activity) });
    }
    if (!uneventful.includes(activity.type)) this.#countUnknown(`${activity.type} ${activity.name ?? ''}`.trim());
    return undefined;
  }

  async #onArrival(context: TurnContext): Promise<void> {
    const { welcome, phrase } = this.#options;
    await context.sendActivity(messageActivity(greeting(welcome, phrase, this.#languageOf(context.activity))));
  }

  async #onMessage(context: TurnContext): Promise<void> {
    const { activity } = context;
    const pressed = pressedOn(activity);
    if (pressed !== undefined) return this.#onSubmit(context, pressed);
    const text = cutText(writtenText(activity), incomingText);
    const files = filesOf(activity);
    const addressed = isAddressed(activity);
    if (text === '' && files.length === 0 && !addressed) return;
    if (addressed) this.#showTyping(context);
    const isListenedTo = addressed || isSaidIn(activity, this.#options.supportChannels);
    const incoming = {
      kind: 'message',
      id: messageId(activity, [text, ...files].join('\n')),
      ...originOf(activity, addressOf(activity)),
      text,
      addressed,
      ...(files.length === 0 ? {} : { toFetch: { files } }),
      ...(isListenedTo ? {} : { onlyInCase: true as const }),
    } as const;
    await stored(this.#options.assistant.accept(incoming));
  }

  /** A press in a client without universal actions: nothing can be shown in answer, so the card itself is changed. */
  async #onSubmit(context: TurnContext, pressed: Pressed): Promise<void> {
    const { card, isTaken } = await takePress(this.#options, context.activity, pressed);
    const id = context.activity.replyToId;
    if (card === undefined || isTaken || id === undefined) return;
    await context.updateActivity({ ...cardActivity(card), id });
  }

  async #onExecute(context: TurnContext): Promise<unknown> {
    const pressed = pressedOn(context.activity);
    if (pressed !== undefined) this.#showTyping(context);
    const card: Card | undefined = pressed && (await takePress(this.#options, context.activity, pressed)).card;
    return card === undefined
      ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: {} }
      : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  }

  // Not waited for: it is no answer, and must not hold one up. Threads of channels have nowhere to show it, and the Agents
  // Playground loses the answer that comes after it there.
  #showTyping(context: TurnContext): void {
    if (context.activity.conversation.conversationType === 'channel') return;
    context.sendActivity({ type: 'typing' }).catch(() => undefined);
  }

  #languageOf(activity: Activity): Language {
    return languageOf(activity) ?? this.#options.defaultLanguage;
  }
}
