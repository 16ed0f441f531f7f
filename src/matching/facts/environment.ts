import type { factValues } from '../../knowledge/facts.ts';
import type { Found, Paste } from './paste.ts';

type Environment = (typeof factValues.environment)[number];

/** What tells the environment, the most telling first: what runs inside another thing comes before it. */
const signs: readonly (readonly [Environment, RegExp])[] = [
  [
    'app-service',
    /\bapp service\b|\bweb ?app\b|\bfunction app\b|azurewebsites\.net|\bWEBSITE_[A-Z]|DockerApiException|\bazure functions?\b|\bappsvc\b|Issuing docker (?:pull|login)|Site: \S+ - |\baz (?:webapp|functionapp)\b|Pulling docker image \S+ (?:over VNET )?failed|Defaulting to local copy/i,
  ],
  [
    'container-apps',
    /\bcontainer ?apps?\b|ContainerAppOperationError|\baz containerapp\b|Field 'template\.containers|Microsoft\.App\//i,
  ],
  [
    'container-instances',
    /\bcontainer instances?\b|\bcontainer group\b|\bACI\b|\baz container create\b|InaccessibleImage/i,
  ],
  [
    'aks',
    /\bAKS\b|\baz aks\b|\baks-\w|--attach-acr|Validating image pull permission|\bkubelet (?:managed )?identity|-vmss\d/i,
  ],
  [
    'kubernetes',
    /ErrImagePull|ImagePullBackOff|Failed to pull image|\bkubelet\b|\bkubectl\b|\bkubernetes\b|\bk8s\b|imagePullSecret|\bpod\/|\bpod[syu]?\b/i,
  ],
  [
    'github-actions',
    /docker\/login-action|azure\/(?:login|docker-login|cli)@|azure\/login\b|\bgithub actions?\b|token\.actions\.githubusercontent|^Run (?:az|docker|azure)|Process completed with exit code|\bgithub\b.{0,40}\b(?:runner|workflow)|\b(?:runner|workflow)\b.{0,40}\bgithub\b/i,
  ],
  [
    'azure-devops',
    /##\[(?:error|section|command|warning)\]|\bazure devops\b|\bazure pipelines?\b|\b(?:Docker|AzureCLI|Kubernetes|HelmDeploy)@\d|\bservice connection\b|\bADO\b|\bhosted agents?\b/i,
  ],
  ['terraform', /\bazurerm_|\bterraform\b|\btofu\b/i],
  ['portal', /\bport[aá]l(?:u|em)?\b/i],
  [
    'other',
    /\bvs ?code\b|visual studio|vscode|\biotedge|\bIoT Edge\b|AzureML|\bmachine learning\b|\bbatch pool\b|\bpool\b|System\.Hosting|service fabric|fabric:\/|\bdependabot\b|\bCONTAINER\d{4}\b|Containerize:|\bacr purge\b|WebTools|devcontainer|image_build_log|FailedPullingImage/i,
  ],
];
const dockerSign = /\bdocker\b|\bpodman\b|\bnerdctl\b|\bcrane\b|\bbuildx\b|Error response from daemon/i;
const cliSign =
  /\baz (?:acr|login|account|ad|logout)\b|\bazure[- ]?cli\b|\bcloud shell\b|CONNECTIVITY_[A-Z]|DOCKER_COMMAND_ERROR|AAD authorization tokens|Get Token request|Please verify if docker is installed/i;

/** Where the failing command ran, as far as the paste tells. */
export function readEnvironment(paste: Paste): Found | undefined {
  const whole = paste.lines.map((line, index) => `${paste.prefixes[index] ?? ''} ${line}`);
  for (const [value, sign] of signs) {
    const index = whole.findIndex((line) => sign.test(line));
    if (index >= 0) return { value, line: paste.lines[index]! };
  }
  return lastOf(paste, [
    ['azure-cli', cliSign],
    ['docker', dockerSign],
  ]);
}

function lastOf(paste: Paste, choices: readonly (readonly [Environment, RegExp])[]): Found | undefined {
  for (const [value, sign] of choices) {
    const index = paste.lines.findIndex((line) => sign.test(line));
    if (index >= 0) return { value, line: paste.lines[index]! };
  }
  return undefined;
}
