import { readFileSync } from 'node:fs';
import { createLooks } from '../assistant/createLooks.ts';
import type { Looks } from '../assistant/looks.ts';
import { openAzure } from '../azure/openAzure.ts';
import type { CheckSettings } from '../config.ts';
import { PolicyError, readPolicy } from '../policy/policy.ts';

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new PolicyError('CHECK_POLICY names a file that can not be read. Set it to the policy, or leave it out.');
  }
}

/**
 * Sets up looking at registries: the policy, and the assistant's own identity in Azure.
 * @throws PolicyError where the policy can't be read or has a mistake.
 */
export function openLooks({ policyFile, azure }: CheckSettings, audit: (line: string) => void): Looks {
  const policy = readPolicy(readFile(policyFile), policyFile);
  return createLooks({ azure: openAzure(azure), policy, audit, now: () => new Date() });
}
