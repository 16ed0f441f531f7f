import type { factValues } from '../../knowledge/facts.ts';
import { anyOf } from '../anyOf.ts';
import type { Signs } from './paste.ts';

/** Where a failing command can have run. */
export type Environment = (typeof factValues.environment)[number];

const serviceWords: readonly (readonly [Environment, readonly string[]])[] = [
  ['portal', ['MsPortalFx', 'Microsoft_Azure_ContainerRegistries']],
  [
    'app-service',
    [
      'WEBSITE_[A-Z]',
      'DockerApiException',
      'Issuing docker (?:pull|login)',
      String.raw`Site: \S{1,80} - `,
      String.raw`Pulling docker image \S{1,300} (?:over VNET )?failed`,
      'Defaulting to local copy',
      '[lL]inuxFxVersion',
    ],
  ],
  [
    'container-apps',
    [String.raw`template\.containers`, String.raw`Microsoft\.App\/`, 'Persistent Image Pull', 'ContainerAppSystemLogs'],
  ],
  ['container-instances', ['InaccessibleImage', String.raw`Microsoft\.ContainerInstance\/`]],
  [
    'other',
    [
      'iotedge',
      String.raw`edge(?:Agent|Hub)\b|Edgelet|Devices\.Edge`,
      String.raw`System\.Hosting|fabric:\/`,
      String.raw`AzureML|(?:\d{1,3}_)?image_build_log|FailedPullingImage`,
      String.raw`CONTAINER\d{4}\b|Containerize:|WebTools`,
      'vscode[-.]|Product: Visual',
    ],
  ],
];
const service = (words: readonly string[]) => new RegExp(String.raw`\b(?:${words.join('|')})`);

/** What only services print that run or build images. */
export const services: Signs<Environment> = serviceWords.map(([place, words]) => [place, service(words)]);

/** Any sign of `services`, for a quick look: most pastes show none. */
export const anyService = service(serviceWords.flatMap(([, words]) => words));

/** What kubelets print; container instances and container apps print it, too. */
export const pods = /ErrImagePull|ImagePullBackOff|Failed to pull image "|Back-off pulling image/;

/** What only pipelines and Terraform print, or what their files hold. */
export const pipelines: Signs<Environment> = [
  [
    'github-actions',
    anyOf(
      'm',
      /docker\/(?:login|build-push)-action|(?:azure|Azure)\/(?:login|docker-login|cli)@/,
      /token\.actions\.githubusercontent|\/home\/runner\/|\bGITHUB_[A-Z]/,
      /(?:^|Z |\])Run (?:az|docker|[aA]zure)\b/,
      /Process completed with exit code/,
      /\bruns-on: |\buses: [\w-]{1,40}\/[\w.-]{1,60}@/,
    ),
  ],
  [
    'azure-devops',
    anyOf(
      'm',
      /##\[(?:error|section|command|warning)\]|##vso\[/,
      /\b(?:Docker|AzureCLI|AzureCli|Kubernetes|HelmDeploy|AzureWebAppContainer)@\d/,
      /\/home\/vsts\/|\/_work\/|\bvmImage: /,
      /(?:^|Z )(?:\S{0,12}\/)?bin\/docker \w{1,10} \*\*\*\//,
    ),
  ],
  [
    'terraform',
    anyOf(
      'm',
      /\bazurerm_\w|\(local-exec\)|\bon \S{1,120}\.tf line \d/,
      /\b[Tt]erraform (?:apply|plan|import|can|could|fails|says|nem|hl[aá]s|p[ií][sš]e|pad[aá]|spad)/,
      /\bunexpected status \d{3}(?: \(\d{3} [\w ]{1,40}\))? with error:/,
    ),
  ],
];

/** What tells the environment by its name, the most telling first: what runs inside another thing comes before it. */
export const places: Signs<Environment> = [
  [
    'app-service',
    /\bapp ?services?\b|\bweb ?app(?:k\w{1,2})?\b|\bfunction app\b|azurewebsites\.net|\bazure functions?\b|\bappsvc\b|\baz (?:webapp|functionapp)\b/i,
  ],
  ['container-apps', /\bcontainer ?app(?:s|k\w{1,2})?\b|\baz containerapp\b/i],
  ['container-instances', /\bcontainer instances?\b|\bcontainer group\b|\bACI\b|\baz container create\b/i],
  [
    'aks',
    /(?<!\/)\bAKS\b|\bazure kubernetes\b|managedClusters|\baks-\w|--attach-acr|Validating image pull permission|\bkubelet (?:managed )?identity|-vmss\d/i,
  ],
  [
    'kubernetes',
    /\b(?:ErrImagePull|ImagePullBackOff|Failed to pull image "|Back-off pulling|kube(?:let|ctl|rnetes)\b|k8s\b|k[03]s\b|minikube\b|openshift\b|imagePullSecret|pod(?:s|y|u|ech)\b|pod\/|the pod\b)/i,
  ],
  [
    'github-actions',
    anyOf(
      'i',
      /\bazure\/login\b|\b(?:github|gh) actions?\b/,
      /\b(?:github|gh)\b.{0,40}\b(?:runner|workflow)/,
      /\b(?:runner|workflow)\b.{0,40}\bgithub\b/,
    ),
  ],
  [
    'azure-devops',
    /\b(?:azure devops|azure[- ]pipelines?|devops (?:pipeline|agent|build|release|server|task)s?|service connection|hosted agents?|ADO|vsts)\b/i,
  ],
  ['terraform', /\bterraform\b|\btofu\b/i],
  [
    'other',
    /\b(?:vs ?code\b|visual (?:studio|code)\b|devcontainer|IoT (?:Edge|Central|Hub)\b|edge (?:device|module)|machine learning\b|azure ?ml\b|aml\b|az ml\b|batch pool\b|service fabric|dependabot\b|acr purge\b|ratify\b)/i,
  ],
];

/** What the container tools and the Azure CLI print or are called. */
export const programs: Signs<Environment> = [
  [
    'azure-cli',
    /\b(?:azure[- ]?cli\b|cli\.azure\.cli\b|azure\.cli\.\w|cloud shell\b|CONNECTIVITY_[A-Z]|DOCKER_COMMAND_ERROR|AAD authorization tokens|Get Token request|Please verify if docker is installed|az (?:acr|login|logout|ad|account)\b|CLIError\b|CLIInternalError|type 'Microsoft\.ContainerRegistry\/registries' could not be found|connect to the registry login server|Are you an Owner on this subscription|ERROR: (?:\([A-Z]\w{4,40}\) |The client '))/i,
  ],
  [
    'portal',
    anyOf(
      'i',
      /(?<!Visit the Azure )\bport[aá]lu?e?m?\b[^.;\n]{0,80}(?:\bcan'?t\b|n't\b|\bnot?\b|\bcannot\b|error|denied|empty|unauthori|nem|nevid|p[ií][sš]e|hl[aá]s)/,
      /(?:\bcan'?t|n't\b|\bcannot\b|\bnobody\b|nevid|\bno (?:access|permission))[^.;\n]{0,80} (?:in|v|on) (?:the )?(?:azure )?port[aá]l/,
    ),
  ],
  [
    'docker',
    anyOf(
      'i',
      /(?<![\w./-])docker(?![\w-]|\.(?:io|com))/,
      /\bpodman\b|\bnerdctl\b|\bbuild(?:x|ah)\b|\bkaniko\b/,
      /Error response from daemon|The push refers to/,
      /error checking push permission|failed to solve:/,
      /\bcontainer (?:image|system|registry) (?:pull|push|login|start)\b/,
    ),
  ],
  ['portal', /(?<!Visit the Azure )\bport[aá]l(?:u|em|e)?\b/i],
  ['other', /\b(?:jenkins|gitlab|bitbucket|teamcity|circleci|octopus)\b/i],
  ['azure-devops', /\b(?:build|release|yaml) pipeline/i],
  ['kubernetes', /\bcluster/i],
  ['other', /\b(?:Connect|Get|Import|New|Remove|Set|Update)-Az[A-Z]/],
  ['docker', /requested access to the resource is denied/],
];
