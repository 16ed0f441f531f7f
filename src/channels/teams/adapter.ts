import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { type Apologise, newCorrelationId, type ReportProblem } from '../../assistant/failure.ts';
import type { Language } from '../../knowledge/schema.ts';
import { renderText } from '../../messages/text.ts';
import { languageOf } from './activity.ts';
import type { BotService } from './botService.ts';
import { createConnectorHttp } from './connectorHttp.ts';
import { TeamsAdapter } from './teamsAdapter.ts';

/** How the bot signs in at Bot Service. Without `appId` nobody is asked to sign in: the demo on loopback only. */
export type TeamsIdentity = {
  readonly appId?: string;
  /** The tenant of the app registration or of the managed identity. */
  readonly tenantId?: string;
  /** Without a password the app is a user-assigned managed identity. */
  readonly password?: string;
};

/**
 * An empty app id switches botbuilder's authentication off: anybody who reaches the port could speak as anybody.
 * @throws naming the settings, unless it is the demo on the loopback address.
 */
export function refuseOpenDoor(identity: TeamsIdentity, listening: { host: string; demo: boolean }): void {
  if (identity.appId) return;
  if (listening.demo && listening.host === '127.0.0.1') return;
  throw new Error(
    'MICROSOFT_APP_ID is not set, so requests from Teams could not be authenticated. Only the demo, on 127.0.0.1, runs without it.',
  );
}

function appType(identity: TeamsIdentity): 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi' {
  // The only type that botbuilder takes without an app id.
  if (!identity.appId) return 'MultiTenant';
  return identity.password === undefined ? 'UserAssignedMsi' : 'SingleTenant';
}

/** What is done about an error that escapes a turn: it is reported, and the person gets an apology without its text. */
export type TurnFailure = {
  readonly report: ReportProblem;
  readonly apologise: Apologise;
  readonly defaultLanguage: Language;
};

/** The adapter with its authentication. */
export function createAdapter(identity: TeamsIdentity, { endpoints }: BotService, failure: TurnFailure): TeamsAdapter {
  const settings = {
    ...endpoints,
    MicrosoftAppId: identity.appId ?? '',
    MicrosoftAppType: appType(identity),
    ...(identity.password === undefined ? {} : { MicrosoftAppPassword: identity.password }),
    ...(identity.tenantId === undefined ? {} : { MicrosoftAppTenantId: identity.tenantId }),
  };
  const connector = { httpClient: createConnectorHttp() };
  const adapter = new TeamsAdapter(
    new ConfigurationBotFrameworkAuthentication(settings, undefined, undefined, undefined, connector),
  );
  adapter.onTurnError = async (context: TurnContext, error: Error) => {
    const correlationId = newCorrelationId();
    failure.report({ where: 'teams: turn', correlationId, error });
    // An invoke that is not answered is a 501 to Teams.
    if (context.activity.type === 'invoke') {
      await context.sendActivity({ type: 'invokeResponse', value: { status: 200 } });
    }
    if (context.activity.type !== 'message') return;
    const language = languageOf(context.activity) ?? failure.defaultLanguage;
    await context
      .sendActivity(renderText(failure.apologise(error, language, correlationId)))
      .catch((again: unknown) => failure.report({ where: 'teams: apologising', correlationId, error: again }));
  };
  return adapter;
}
