import type { Facts } from '../knowledge/facts.ts';
import { knownFact } from './conditions.ts';

type Cloud = { readonly suffix: string; readonly name: string; readonly portal: string };

const publicCloud: Cloud = { suffix: 'azurecr.io', name: 'AzureCloud', portal: 'portal.azure.com' };

/** The clouds: registry suffix, name in the Azure CLI, portal (https://learn.microsoft.com/azure/china/resources-developer-guide). */
const clouds: Readonly<Record<string, Cloud>> = {
  public: publicCloud,
  china: { suffix: 'azurecr.cn', name: 'AzureChinaCloud', portal: 'portal.azure.cn' },
  usgov: { suffix: 'azurecr.us', name: 'AzureUSGovernment', portal: 'portal.azure.us' },
};

// These values stand in commands that people copy into a shell, and some were typed or pasted by anybody.
const harmless = /^[A-Za-z0-9][A-Za-z0-9._@:/+-]{0,255}$/;

function safeValue(facts: Facts, name: string): string | undefined {
  const value = knownFact(facts, name)?.value;
  return value !== undefined && harmless.test(value) ? value : undefined;
}

function registryIdIn(facts: Facts): string | undefined {
  const value = (name: string) => safeValue(facts, name);
  const registry = value('registry');
  const [subscription, group] = [value('subscriptionId'), value('resourceGroup')];
  if (registry === undefined) return undefined;
  if (subscription === undefined || group === undefined) {
    return `$(az acr show --name ${registry} --query id --output tsv)`;
  }
  const provider = 'providers/Microsoft.ContainerRegistry/registries';
  return `/subscriptions/${subscription}/resourceGroups/${group}/${provider}/${registry}`;
}

/** The names under which each kind of account signs in, so that one told as a user name fills its own placeholder. */
const signInNames: Readonly<Record<string, string>> = {
  tokenName: 'repository-token',
  applicationId: 'service-principal',
};
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function userNameIn(facts: Facts): string | undefined {
  const known = safeValue(facts, 'userName');
  return known ?? (knownFact(facts, 'identity')?.value === 'admin-user' ? safeValue(facts, 'registry') : undefined);
}

function signInName(facts: Facts, name: string): string | undefined {
  const told = safeValue(facts, name);
  if (told !== undefined || knownFact(facts, 'identity')?.value !== signInNames[name]) return told;
  const user = safeValue(facts, 'userName');
  return user !== undefined && guid.test(user) === (name === 'applicationId') ? user : undefined;
}

/**
 * What a placeholder of a step stands for, or undefined while it is unknown. `loginServer`, `suffix`, `cloudName`,
 * `portal`, `registryId` and `image` follow from other facts; the public cloud is taken where no other is named.
 * A value that a shell could take for more than a word counts as unknown.
 */
export function placeholderValue(facts: Facts, name: string): string | undefined {
  const value = (fact: string) => safeValue(facts, fact);
  const cloud = clouds[value('cloud') ?? 'public'] ?? publicCloud;
  const registry = value('registry');
  const loginServer = value('loginServer') ?? (registry === undefined ? undefined : `${registry}.${cloud.suffix}`);
  switch (name) {
    case 'loginServer':
      return loginServer;
    case 'suffix':
      return cloud.suffix;
    case 'cloudName':
      return cloud.name;
    case 'portal':
      return cloud.portal;
    case 'registrySubscriptionId':
      // A pasted one may be just where the registry was not found.
      return facts.subscriptionId?.origin === 'observed' ? value('subscriptionId') : undefined;
    case 'registryId':
      return registryIdIn(facts);
    case 'userName':
      return userNameIn(facts);
    case 'tokenName':
    case 'applicationId':
      return signInName(facts, name);
    case 'image': {
      const [repository, tag] = [value('repository'), value('tag')];
      if (loginServer === undefined || repository === undefined) return undefined;
      return `${loginServer}/${repository}${tag === undefined ? '' : `${tag.startsWith('sha256:') ? '@' : ':'}${tag}`}`;
    }
    default:
      return value(name);
  }
}
