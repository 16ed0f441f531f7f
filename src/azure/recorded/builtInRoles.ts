/** A built-in role: its GUID and what it allows. */
export type BuiltInRole = {
  readonly id: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
};

const registries = 'Microsoft.ContainerRegistry/registries';
const pull = `${registries}/pull/read`;
const push = `${registries}/push/write`;
const repositories = `${registries}/repositories`;
const readData = [`${repositories}/content/read`, `${repositories}/metadata/read`];
const writeData = [...readData, `${repositories}/content/write`, `${repositories}/metadata/write`];
const deleteData = [...writeData, `${repositories}/content/delete`, `${repositories}/metadata/delete`];
const assign = 'Microsoft.Authorization/*';

/** The built-in roles that people meet around registries, as Azure defined them in May 2026 (ARM role definitions). */
export const builtInRoles: readonly BuiltInRole[] = [
  { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', name: 'AcrPull', actions: [pull] },
  { id: '8311e382-0749-4cb8-b61a-304f252e45ec', name: 'AcrPush', actions: [pull, push] },
  { id: 'c2f4ef07-c644-48eb-af81-4b1b4947fb11', name: 'AcrDelete', actions: [`${registries}/artifacts/delete`] },
  {
    id: '6cef56e8-d556-48e5-a04f-b8e64114680f',
    name: 'AcrImageSigner',
    actions: [`${registries}/sign/write`],
    dataActions: [`${registries}/trustedCollections/write`],
  },
  {
    id: 'cdda3590-29a3-44f6-95f2-9f980659eb04',
    name: 'AcrQuarantineReader',
    actions: [`${registries}/quarantine/read`],
    dataActions: [`${registries}/quarantinedArtifacts/read`],
  },
  {
    id: 'c8d4ff99-41c3-41a8-9f60-21dfdad59608',
    name: 'AcrQuarantineWriter',
    actions: [`${registries}/quarantine/read`, `${registries}/quarantine/write`],
    dataActions: [`${registries}/quarantinedArtifacts/read`, `${registries}/quarantinedArtifacts/write`],
  },
  {
    id: 'b93aa761-3e63-49ed-ac28-beffa264f7ac',
    name: 'Container Registry Repository Reader',
    actions: [],
    dataActions: readData,
  },
  {
    id: '2a1e307c-b015-4ebd-883e-5b7698a07328',
    name: 'Container Registry Repository Writer',
    actions: [],
    dataActions: writeData,
  },
  {
    id: '2efddaa5-3f1f-4df3-97df-af3f13818f4c',
    name: 'Container Registry Repository Contributor',
    actions: [],
    dataActions: deleteData,
  },
  {
    id: 'bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7',
    name: 'Container Registry Repository Catalog Lister',
    actions: [],
    dataActions: [`${registries}/catalog/read`],
  },
  {
    id: '3bc748fc-213d-45c1-8d91-9da5725539b9',
    name: 'Container Registry Contributor and Data Access Configuration Administrator',
    actions: [`${registries}/read`, `${registries}/write`, `${registries}/listCredentials/action`],
  },
  {
    id: '69b07be0-09bf-439a-b9a6-e73de851bd59',
    name: 'Container Registry Configuration Reader and Data Access Configuration Reader',
    actions: [`${registries}/read`, `${registries}/listCredentials/action`],
  },
  {
    id: '577a9874-89fd-4f24-9dbd-b5034d0ad23a',
    name: 'Container Registry Data Importer and Data Reader',
    actions: [pull, `${registries}/importImage/action`],
    dataActions: [...readData, `${registries}/catalog/read`],
  },
  {
    id: 'fb382eab-e894-4461-af04-94435c366c3f',
    name: 'Container Registry Tasks Contributor',
    actions: [`${registries}/read`, `${registries}/tasks/read`, `${registries}/tasks/write`],
  },
  {
    id: 'bf94e731-3a51-4a7c-8c54-a1ab9971dfc1',
    name: 'Container Registry Transfer Pipeline Contributor',
    actions: [`${registries}/importPipelines/write`, `${registries}/exportPipelines/write`],
  },
  { id: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', name: 'Reader', actions: ['*/read'] },
  {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    name: 'Contributor',
    actions: ['*'],
    notActions: ['Microsoft.Authorization/*/Delete', 'Microsoft.Authorization/*/Write'],
  },
  { id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', name: 'Owner', actions: ['*'] },
  { id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', name: 'User Access Administrator', actions: ['*/read', assign] },
  {
    id: 'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    name: 'Role Based Access Control Administrator',
    actions: ['Microsoft.Authorization/roleAssignments/write', '*/read'],
  },
  { id: '43d0d8ad-25c7-4714-9337-8ba259a9fe05', name: 'Monitoring Reader', actions: ['*/read'] },
  { id: '73c42c96-874c-492b-b04d-ab87d138a893', name: 'Log Analytics Reader', actions: ['*/read'] },
  {
    id: '3b03c2da-16b3-4a49-8834-0f8130efdd3b',
    name: 'Log Analytics Data Reader',
    actions: ['Microsoft.OperationalInsights/workspaces/query/read'],
  },
  { id: 'cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e', name: 'Support Request Contributor', actions: ['Microsoft.Support/*'] },
];
