/**
 * What Azure said, or why nothing is known. A refusal, a throttled or a broken answer is `unknown`, never a yes or a no:
 * a check can't take one for the other. `correlationId` is Azure's own, for a ticket.
 */
export type Answer<Value> = { readonly correlationId?: string } & (
  | { readonly kind: 'found'; readonly value: Value }
  /** 404: it is not at that id. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly why: Unknown; readonly action?: string }
);

/**
 * Why nothing is known. `forbidden`: the assistant's identity lacks `action`; `busy`: throttled; `late`: no answer in time;
 * `off`: this part (Graph, logs) is not set up; `failed`: any other error; `unreadable`: the answer has not the known shape.
 */
export type Unknown = 'forbidden' | 'busy' | 'late' | 'off' | 'failed' | 'unreadable';

/** A registry's place in ARM, as Resource Graph lists it. Hosts are in lower case. */
export type RegistryPlace = {
  readonly id: string;
  readonly name: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly tenantId?: string;
  readonly location?: string;
  readonly loginServer?: string;
};

/** What `checkNameAvailability` says of a name in the whole cloud. */
export type NameState = { readonly state: 'free' | 'taken' | 'invalid'; readonly message?: string };

/** A private endpoint's connection; `status` in lower case: approved, pending, rejected, disconnected. */
export type EndpointConnection = { readonly name: string; readonly status?: string; readonly endpointId?: string };

/** The settings of a registry that matter to signing in. Words in lower case; absent: not in the answer. */
export type Registry = {
  readonly id: string;
  readonly name: string;
  readonly location?: string;
  readonly sku?: string;
  readonly loginServer?: string;
  readonly provisioningState?: string;
  readonly statusMessage?: string;
  readonly adminUserEnabled?: boolean;
  readonly publicNetworkAccess?: string;
  readonly defaultAction?: string;
  readonly ipRules?: readonly string[];
  readonly bypass?: string;
  readonly bypassForTasks?: boolean;
  readonly endpointConnections?: readonly EndpointConnection[];
  readonly dataEndpointEnabled?: boolean;
  readonly dataEndpointHosts?: readonly string[];
  readonly anonymousPullEnabled?: boolean;
  readonly armAudience?: string;
  readonly quarantine?: string;
  readonly exportPolicy?: string;
  /** `rbac` where the field is absent; a value that is not known stays as it is. */
  readonly roleAssignmentMode: string;
  readonly encryption?: string;
};

/** A role assignment that counts at a scope. `roleDefinitionId` may stand with or without a subscription. */
export type RoleAssignment = {
  readonly id: string;
  readonly roleDefinitionId: string;
  readonly principalId: string;
  readonly principalType?: string;
  readonly scope: string;
  readonly condition?: string;
  /** ISO time in UTC. */
  readonly createdOn?: string;
};

/** Operations allowed and taken out again; `*` stands for anything. */
export type Permissions = {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
};

/** A role: what it allows. */
export type RoleDefinition = {
  readonly id: string;
  readonly roleName: string;
  readonly isCustom: boolean;
  readonly permissions: readonly Permissions[];
};

/** A deny assignment that counts at a scope. */
export type DenyAssignment = {
  readonly id: string;
  readonly name: string;
  readonly scope: string;
  readonly principals: readonly { readonly id: string; readonly type?: string }[];
  readonly excludePrincipals: readonly { readonly id: string; readonly type?: string }[];
  readonly permissions: readonly Permissions[];
  readonly doNotApplyToChildScopes: boolean;
  readonly isSystemProtected: boolean;
};

/** A password's or secret's end, ISO in UTC; null: it never ends; absent: not in the answer. */
export type Ending = { readonly name: string; readonly createdAt?: string; readonly endsAt?: string | null };

/** A repository token. Its passwords' values are never asked for. */
export type Token = {
  readonly name: string;
  readonly status?: string;
  readonly scopeMapId?: string;
  readonly passwords: readonly Ending[];
};

/** What a scope map allows: `repositories/<repository>/content/read` … */
export type ScopeMap = { readonly name: string; readonly actions: readonly string[] };

/** A service principal or application as Microsoft Graph shows it. `kind` is Graph's servicePrincipalType. */
export type DirectoryApplication = {
  readonly objectId: string;
  readonly applicationId: string;
  readonly displayName?: string;
  readonly isEnabled?: boolean;
  readonly kind?: string;
  readonly secrets: readonly Ending[];
  readonly certificates: readonly Ending[];
};

/** The identities of a cluster that pull images. */
export type Cluster = {
  readonly id: string;
  readonly name: string;
  readonly kubeletObjectId?: string;
  readonly kubeletClientId?: string;
  readonly servicePrincipalClientId?: string;
  readonly outboundType?: string;
};

/** Refused sign-ins of one identity and address, from the registry's log. */
export type LoginFailure = {
  readonly identity: string;
  readonly callerIp: string;
  readonly status: string;
  readonly count: number;
  readonly last: string;
};

/** Trouble that Azure itself tells of. */
export type ServiceEvent = {
  readonly title: string;
  readonly services: readonly string[];
  readonly regions: readonly string[];
};

/** What the registry's front door answers to somebody without credentials, seen from the assistant's own place. */
export type Probe = {
  readonly addresses: readonly string[];
  /** Names on the way from the host to its addresses. */
  readonly aliases: readonly string[];
  /** `none`: no such host; `failed`: the resolver did not answer. */
  readonly dns: 'resolved' | 'none' | 'failed';
  /** HTTP status of `GET /v2/`, where it came that far. */
  readonly status?: number;
  readonly hasChallenge?: boolean;
  /** The registry's own error code and message in the body (`DENIED` …). */
  readonly denial?: string;
  /** Code of a failed connection (`ECONNREFUSED`, `CERT_HAS_EXPIRED` …). */
  readonly failure?: string;
  /** Where the request was not sent: a host that is no registry's, or a private address. */
  readonly refused?: 'unknown-host' | 'private-address';
};

/**
 * All that the checks read. Read-only; every method resolves, whatever Azure does, within the time limit of one read.
 * Lists are read whole: one entry that can't be read makes the answer `unreadable`, never a shorter list.
 * Ids are ARM ids that begin with `/subscriptions/`.
 */
export type AzurePort = {
  /** The cloud that it reads: a registry of another one can't be seen here. Absent: the public one. */
  readonly cloud?: 'public' | 'china' | 'usgov';
  nameState(name: string): Promise<Answer<NameState>>;
  /** By resource name or by login server, in all that the identity sees. Nothing visible is an empty list. */
  findRegistries(nameOrLoginServer: string): Promise<Answer<readonly RegistryPlace[]>>;
  registry(id: string): Promise<Answer<Registry>>;
  endpointConnections(registryId: string): Promise<Answer<readonly EndpointConnection[]>>;
  /** At the scope and above; of the principal and of the groups that it is in. */
  roleAssignments(scope: string, principalId: string): Promise<Answer<readonly RoleAssignment[]>>;
  roleDefinition(id: string): Promise<Answer<RoleDefinition>>;
  denyAssignments(scope: string): Promise<Answer<readonly DenyAssignment[]>>;
  tokens(registryId: string): Promise<Answer<readonly Token[]>>;
  scopeMap(id: string): Promise<Answer<ScopeMap>>;
  /** Of the tenant's directory, by application (client) id. */
  servicePrincipal(applicationId: string): Promise<Answer<DirectoryApplication>>;
  /** The same by its own object id, under which it is found in role assignments. */
  servicePrincipalByObjectId(objectId: string): Promise<Answer<DirectoryApplication>>;
  application(applicationId: string): Promise<Answer<DirectoryApplication>>;
  /** The clusters of that name that the identity sees. */
  findClusters(name: string): Promise<Answer<readonly Cluster[]>>;
  /** Refused sign-ins of the last day. */
  loginFailures(loginServer: string): Promise<Answer<readonly LoginFailure[]>>;
  serviceEvents(subscriptionId: string): Promise<Answer<readonly ServiceEvent[]>>;
  probe(host: string): Promise<Probe>;
};
