import { guidGroup, mayHoldGuid, nilGuid } from './guid.ts';
import { isMasked } from './isMasked.ts';
import { type Found, findFirst, type Paste } from './paste.ts';

type Ids = {
  readonly [name in
    | 'userName'
    | 'tokenName'
    | 'applicationId'
    | 'objectId'
    | 'tenantId'
    | 'subscriptionId'
    | 'resourceGroup'
    | 'cluster']?: Found | undefined;
};

type Patterns = { readonly [name in keyof Ids]: readonly RegExp[] };

const idAfter = (words: string) => new RegExp(String.raw`(?:${words})["'\`]?[:= ]{0,3}["'\`(]?${guidGroup}`, 'i');
const name = String.raw`["'\`]?([A-Za-z0-9][\w.@-]{0,127})`;

const names: Patterns = {
  userName: [
    new RegExp(String.raw`\blogin\b[^\n]{0,200}? (?:-u|--username)[ =]${name}`, 'i'),
    new RegExp(String.raw`^User ?name(?: \([^)\n]{1,80}\))?: ?${name}`, 'im'),
  ],
  tokenName: [new RegExp(String.raw`\baz acr token \w+\b[^\n]{0,200}? (?:-n|--name)[ =]${name}`, 'i')],
  resourceGroup: [
    /\/resourceGroups\/([\w.()-]{1,90})/i,
    /(?<!\S)(?:-g|--resource-group|-ResourceGroupName)[ =]["'`]?([A-Za-z0-9][\w.()-]{0,89})/,
  ],
  cluster: [
    /\/managedClusters\/([A-Za-z0-9][\w-]{0,62})/i,
    /\baz aks \w[^\n;|&]{0,200}? (?:-n|--name)[ =]["'`]?([A-Za-z0-9][\w-]{0,62})/i,
  ],
};
const guids: Patterns = {
  applicationId: [
    idAfter(String.raw`\b(?:app(?:lication)?(?: with identifier| ?id)?|client[- _]?id)|AZURE_CLIENT_ID`),
    new RegExp(String.raw`\blogin\b[^\n]{0,200}? (?:-u|--username)[ =]["'\`]?${guidGroup}`, 'i'),
  ],
  objectId: [idAfter(String.raw`\b(?:object[- _]?id|principal[- _]?id|assignee(?:-object-id)?|oid)`)],
  tenantId: [idAfter(String.raw`\btenant(?:[- _]?id)?|login\.microsoftonline\.com\/|AZURE_TENANT_ID`)],
  subscriptionId: [
    idAfter(String.raw`\/subscriptions\/|\bsubscription(?:[- _]?id)?`),
    new RegExp(String.raw`\bsubscription '[^'\n]{1,100}\(${guidGroup}\)`, 'i'),
  ],
};

/** The names and ids that tell who signed in (a cluster, perhaps), and where the registry lies. */
export function readIds(paste: Paste): Ids {
  const patterns = mayHoldGuid(paste.text) ? { ...names, ...guids } : names;
  return Object.fromEntries(
    Object.entries(patterns).map(([fact, forms]) => [
      fact,
      findFirst(paste, forms, fact === 'userName' ? (value) => !isMasked(value) : isReal),
    ]),
  );
}

function isReal(value: string): boolean {
  return !isMasked(value) && value !== nilGuid;
}
