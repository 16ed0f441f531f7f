import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import { apology, newCorrelation, type ReportProblem } from '../problems.ts';
import { languageOf } from './activity.ts';

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
    'MICROSOFT_APP_ID is not set, so requests from Teams could not be authenticated. Only DEMO on HOST 127.0.0.1 runs without it.',
  );
}

function appType(identity: TeamsIdentity): 'MultiTenant' | 'SingleTenant' | 'UserAssignedMsi' {
  // The only type that botbuilder takes without an app id.
  if (!identity.appId) return 'MultiTenant';
  return identity.password === undefined ? 'UserAssignedMsi' : 'SingleTenant';
}

/** The adapter with its authentication. An error that escapes a turn is reported, and answered without its text. */
export function createAdapter(identity: TeamsIdentity, report: ReportProblem): CloudAdapter {
  const authentication = new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: identity.appId ?? '',
    MicrosoftAppType: appType(identity),
    ...(identity.password === undefined ? {} : { MicrosoftAppPassword: identity.password }),
    ...(identity.tenantId === undefined ? {} : { MicrosoftAppTenantId: identity.tenantId }),
  });
  const adapter = new CloudAdapter(authentication);
  adapter.onTurnError = async (context: TurnContext, error: Error) => {
    const correlation = newCorrelation();
    report({ where: 'teams: turn', correlation, error });
    if (context.activity.type !== 'message') return;
    await context
      .sendActivity(apology(languageOf(context.activity) ?? 'en', correlation))
      .catch((failure: unknown) => report({ where: 'teams: apologising', correlation, error: failure }));
  };
  return adapter;
}
