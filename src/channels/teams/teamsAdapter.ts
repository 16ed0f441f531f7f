import { type Activity, CloudAdapter, type TurnContext } from 'botbuilder';

/** What signs the bot's requests. It keeps a token until shortly before its end, for all requests that follow. */
type Credentials = { getToken(): Promise<string> };

/** A connector needs an address, but to sign in nothing is sent there. */
const nowhere = 'https://nowhere.invalid/';

/** botbuilder's adapter with two doors of its own. */
export class TeamsAdapter extends CloudAdapter {
  /**
   * Authenticates an activity, carries its turn out, and gives the answer to an invoke. `process` would do so, too, and write
   * each request that it refuses to the console, with a stack (botbuilder 4.23.3, cloudAdapter.js).
   * @throws botbuilder's error, or that of the token, where the request is not Bot Service's.
   */
  answer(authorization: string, activity: Activity, handle: (context: TurnContext) => Promise<void>) {
    return this.processActivity(authorization, activity, handle);
  }

  /**
   * Has the bot sign in as it does before it sends anything.
   * @throws what the place of the tokens answers.
   */
  async signIn(appId: string): Promise<void> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    // Its type leaves the credentials out, which every connector has.
    const { credentials } = (await factory.create(nowhere)) as unknown as { credentials: Credentials };
    await credentials.getToken();
  }
}
