/** The Azure clouds, as `AZURE_CLOUD` names them. */
export const cloudNames = ['public', 'china', 'usgov'] as const;

/** One of the clouds. */
export type CloudName = (typeof cloudNames)[number];

/** The three services that are read. */
export type Service = 'arm' | 'graph' | 'logs';

/** Addresses of a cloud, without a slash at the end. The scope of a token is its service's address with `/.default`. */
export type Cloud = Readonly<Record<Service, string>> & {
  readonly authority: string;
  /** What the login servers of registries end in. */
  readonly registrySuffix: string;
};

/** From the clouds' own documentation of endpoints. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  public: {
    arm: 'https://management.azure.com',
    graph: 'https://graph.microsoft.com',
    logs: 'https://api.loganalytics.io',
    authority: 'https://login.microsoftonline.com',
    registrySuffix: 'azurecr.io',
  },
  china: {
    arm: 'https://management.chinacloudapi.cn',
    graph: 'https://microsoftgraph.chinacloudapi.cn',
    logs: 'https://api.loganalytics.azure.cn',
    authority: 'https://login.partner.microsoftonline.cn',
    registrySuffix: 'azurecr.cn',
  },
  usgov: {
    arm: 'https://management.usgovcloudapi.net',
    graph: 'https://graph.microsoft.us',
    logs: 'https://api.loganalytics.us',
    authority: 'https://login.microsoftonline.us',
    registrySuffix: 'azurecr.us',
  },
};
