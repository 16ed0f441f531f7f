import { openAzure } from '../azure/openAzure.ts';
import { AzureSettingsError, readAzureSettings } from '../azure/settings.ts';
import { runChecks } from '../checks/runChecks.ts';
import type { Finding } from '../conversation/case.ts';
import type { Facts } from '../knowledge/facts.ts';
import { OptionsError } from './diagnoseOptions.ts';

/**
 * Looks at the registry once, with whatever identity the environment gives. The policy for people in a chat does not
 * apply to the operator's own command line.
 * @throws OptionsError where a setting of the environment is wrong.
 */
export async function lookOnce(facts: Facts, signatures: readonly string[]): Promise<readonly Finding[]> {
  try {
    const azure = openAzure(readAzureSettings(process.env));
    return await runChecks({ azure, facts, signatures, now: new Date().toISOString() });
  } catch (error) {
    throw error instanceof AzureSettingsError ? new OptionsError(error.message) : error;
  }
}
