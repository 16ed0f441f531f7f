import type { Activity, CloudAdapter, TurnContext as TurnContextType } from 'botbuilder';
import { TurnContext } from 'botbuilder';
import { newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import type { Assistant } from '../../assistant/incoming.ts';
import type { Language } from '../../knowledge/schema.ts';
import { cutText } from '../../messages/shorten.ts';
import { createRecentKeys } from '../recentKeys.ts';
import { createSentCards } from '../sentCards.ts';
import { createUnknownEvents } from '../unknownEvents.ts';
import type { Phrase, Welcome } from '../welcome.ts';
import { isAddressed, isArrival, isEdit, isSaidIn, languageOf, pressedButton, tenantOf } from './activity.ts';
import { filesOf, readFiles } from './attachedFiles.ts';
import type { BotService } from './botService.ts';
import { answerInDialog, diagnoseRequest } from './diagnoseAction.ts';
import type { ButtonData, Card } from './elements.ts';
import { greeting, notice } from './greeting.ts';
import { createHear, createIsNews } from './hearing.ts';
import { incomingText, rememberedEvents } from './limits.ts';
import { renderCard } from './renderCard.ts';
import { cardActivity, messageActivity, replyTo, type Sending } from './replies.ts';
import { writtenText } from './writtenText.ts';

/** What the bot works with. */
export type BotOptions = {
  readonly adapter: CloudAdapter;
  readonly assistant: Assistant;
  /** Empty in the demo only. */
  readonly appId: string;
  readonly botService: BotService;
  /** Tenants whose people are answered; empty: every tenant that Bot Service lets through. */
  readonly tenants: readonly string[];
  /** Channels and group chats in which also messages are read that mention nobody. */
  readonly supportChannels: readonly string[];
  readonly defaultLanguage: Language;
  readonly phrase: Phrase;
  readonly welcome: Welcome;
  readonly report: ReportProblem;
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

/** Turns the activities of Teams into what the assistant takes, and its messages into cards. Decides nothing. */
export class TeamsBot {
  readonly #options: BotOptions;
  readonly #sending: Sending;
  readonly #hear;
  readonly #isNews = createIsNews();
  readonly #greeted = createRecentKeys(rememberedEvents);
  readonly #countUnknown;

  constructor(options: BotOptions) {
    this.#options = options;
    this.#sending = { adapter: options.adapter, appId: options.appId, sent: createSentCards(500) };
    this.#hear = createHear(options.assistant);
    this.#countUnknown = createUnknownEvents('teams', options.report);
  }

  /** Takes one authenticated activity. Each is acknowledged, because Teams stops delivering to a bot that is not. */
  async handle(context: TurnContextType): Promise<void> {
    const { activity } = context;
    const body = this.#isServed(activity) ? await this.#answer(context) : undefined;
    if (activity.type === 'invoke')
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  }

  /** Only Teams vouches for the tenant: a web chat on the same bot could name any. */
  #isServed(activity: Activity): boolean {
    const { tenants } = this.#options;
    const tenant = tenantOf(activity);
    return (
      activity.channelId === 'msteams' && (tenants.length === 0 || (tenant !== undefined && tenants.includes(tenant)))
    );
  }

  /** Gives the body of an invoke's answer, where there is one. */
  async #answer(context: TurnContextType): Promise<unknown> {
    const { activity } = context;
    if (activity.type === 'message' || isEdit(activity)) return this.#onMessage(context);
    if (isArrival(activity)) return this.#onArrival(context);
    if (activity.type === 'invoke' && activity.name === 'adaptiveCard/action') return this.#onExecute(context);
    const request = activity.type === 'invoke' ? diagnoseRequest(activity) : undefined;
    if (request !== undefined) {
      return answerInDialog(request, activity, {
        hear: this.#hear,
        phrase: this.#options.phrase,
        language: this.#languageOf(activity),
      });
    }
    if (!uneventful.includes(activity.type)) this.#countUnknown(`${activity.type} ${activity.name ?? ''}`.trim());
    return undefined;
  }

  async #onArrival(context: TurnContextType): Promise<void> {
    const { activity } = context;
    if (!this.#greeted.isNew(activity.conversation.id)) return;
    const { welcome, phrase } = this.#options;
    await context.sendActivity(messageActivity(greeting(welcome, phrase, this.#languageOf(activity))));
  }

  async #onMessage(context: TurnContextType): Promise<void> {
    const { activity } = context;
    const button = pressedButton(activity);
    if (button !== undefined) {
      await this.#onPress(context, button, true);
      return;
    }
    const written = writtenText(activity);
    const files = filesOf(activity);
    if (!this.#isNews(activity, [written, ...files].join('\n'))) return;
    const addressed = isAddressed(activity);
    const reply = this.#replyTo(activity);
    if (addressed) this.#showTyping(context);
    const { texts, isOneUnread } = await readFiles(files, this.#options.botService.mayDownloadFrom);
    if (isOneUnread && addressed) await reply(notice(this.#options.phrase, 'teams.unread', this.#languageOf(activity)));
    const text = cutText([written, ...texts].filter((part) => part !== '').join('\n\n'), incomingText);
    if (text === '' && (files.length > 0 || !addressed)) return;
    const isListenedTo = addressed || isSaidIn(activity, this.#options.supportChannels);
    await this.#hear(activity, {
      kind: 'message',
      text,
      addressed,
      reply,
      ...(isListenedTo ? {} : { onlyInCase: true }),
    });
  }

  async #onExecute(context: TurnContextType): Promise<unknown> {
    const button = pressedButton(context.activity);
    const isGroup = context.activity.conversation.isGroup === true;
    const answered = button && (await this.#onPress(context, button, isGroup));
    return answered === undefined
      ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: {} }
      : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: answered };
  }

  /** Gives the card as it looks after the press. An invoke's answer shows it to one person; `forAll` to the others. */
  async #onPress(context: TurnContextType, button: ButtonData, forAll: boolean): Promise<Card | undefined> {
    const { activity } = context;
    const { choice, card = '' } = button;
    const press = this.#sending.sent.press(card, activity.conversation.id, choice);
    const answered = press && renderCard(press.message, { chosen: press.chosen }).card;
    if (answered !== undefined && forAll) await this.#showAnswered(context, answered);
    if (press?.isFirst !== false && this.#isNews(activity, `${choice} ${card}`)) {
      this.#showTyping(context);
      await this.#hear(activity, { kind: 'choice', choice, addressed: true, reply: this.#replyTo(activity) });
    }
    return answered;
  }

  async #showAnswered(context: TurnContextType, card: Card): Promise<void> {
    const id = context.activity.replyToId;
    if (id === undefined) return;
    try {
      await context.updateActivity({ ...cardActivity(card), id });
    } catch (error) {
      this.#options.report({ where: 'teams: showing an answered card', correlationId: newCorrelationId(), error });
    }
  }

  // Not waited for: it is no answer, and must not hold one up. Threads of channels have nowhere to show it, and the Agents
  // Playground loses the answer that comes after it there.
  #showTyping(context: TurnContextType): void {
    if (context.activity.conversation.conversationType === 'channel') return;
    context.sendActivity({ type: 'typing' }).catch(() => undefined);
  }

  #replyTo(activity: Activity) {
    return replyTo(this.#sending, TurnContext.getConversationReference(activity));
  }

  #languageOf(activity: Activity): Language {
    return languageOf(activity) ?? this.#options.defaultLanguage;
  }
}
