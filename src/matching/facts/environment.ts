import type { factValues } from '../../knowledge/facts.ts';
import { failingCommand } from './failingCommand.ts';
import { type Found, firstSign, type Paste, type Signs } from './paste.ts';

type Environment = (typeof factValues.environment)[number];

/** What tells the environment, the most telling first: what runs inside another thing comes before it. */
const places: Signs<Environment> = [
  [
    'app-service',
    /\bapp services?\b|\bweb ?app(?:k\w{1,2})?\b|\bfunction app\b|azurewebsites\.net|\bWEBSITE_[A-Z]|DockerApiException|\bazure functions?\b|\bappsvc\b|Issuing docker (?:pull|login)|Site: \S{1,80} - |\baz (?:webapp|functionapp)\b|Pulling docker image \S{1,300} (?:over VNET )?failed|Defaulting to local copy|\blinuxFxVersion\b/i,
  ],
  ['container-apps', /\bcontainer ?app(?:s|k\w{1,2})?\b|\baz containerapp\b|template\.containers\b|Microsoft\.App\//i],
  [
    'container-instances',
    /\bcontainer instances?\b|\bcontainer group\b|\bACI\b|\baz container create\b|InaccessibleImage/i,
  ],
  [
    'aks',
    /(?<!\/)\bAKS\b|\baks-\w|--attach-acr|Validating image pull permission|\bkubelet (?:managed )?identity|-vmss\d/i,
  ],
  [
    'kubernetes',
    /ErrImagePull|ImagePullBackOff|Failed to pull image "|\bkubelet\b|\bkubectl\b|\bkubernetes\b|\bk8s\b|imagePullSecret|\bpod\/|\bpods\b|\bpod[yu]\b|\bthe pod\b/i,
  ],
  [
    'github-actions',
    /docker\/(?:login|build-push)-action|azure\/(?:login|docker-login|cli)@|\bazure\/login\b|\bgithub actions?\b|token\.actions\.githubusercontent|(?:^|Z |\])Run (?:az|docker|azure)\b|Process completed with exit code|\bgithub\b.{0,40}\b(?:runner|workflow)|\b(?:runner|workflow)\b.{0,40}\bgithub\b/im,
  ],
  [
    'azure-devops',
    /##\[(?:error|section|command|warning)\]|\bazure devops\b|\bazure pipelines?\b|\b(?:Docker|AzureCLI|Kubernetes|HelmDeploy)@\d|\bservice connection\b|\bADO\b|\bhosted agents?\b|(?:^|Z )(?:\S{0,12}\/)?bin\/docker \w{1,10} \*\*\*\//im,
  ],
  ['terraform', /\bazurerm_|\bterraform\b|\btofu\b|\bunexpected status \d{3}(?: \(\d{3} [\w ]{1,40}\))? with error:/i],
  [
    'other',
    /\bvs ?code\b|\bvisual (?:studio|code)\b|vscode|\biotedge|\bIoT Edge\b|AzureML|\bmachine learning\b|\bazure ?ml\b|\baml\b|\bbatch pool\b|System\.Hosting|service fabric|fabric:\/|\bdependabot\b|\bCONTAINER\d{4}\b|Containerize:|\bacr purge\b|WebTools|devcontainer|image_build_log|FailedPullingImage|\baz ml\b/i,
  ],
];

/** What the container tools and the Azure CLI print or are called. */
const programs: Signs<Environment> = [
  [
    'azure-cli',
    /\bazure[- ]?cli\b|\bcloud shell\b|CONNECTIVITY_[A-Z]|DOCKER_COMMAND_ERROR|AAD authorization tokens|Get Token request|Please verify if docker is installed|\baz (?:acr|login|logout|ad|account)\b|\bCLIError\b|CLIInternalError|type 'Microsoft\.ContainerRegistry\/registries' could not be found|connect to the registry login server|Are you an Owner on this subscription/i,
  ],
  [
    'docker',
    /(?<![\w./-])docker(?![\w-]|\.(?:io|sock|com))|\bpodman\b|\bbuildx\b|Error response from daemon|The push refers to|\bkaniko\b|error checking push permission|failed to solve:/i,
  ],
  ['portal', /(?<!Visit the Azure )\bport[aá]l(?:u|em|e)?\b/i],
];

const programOfTool: Readonly<Record<string, Environment>> = {
  az: 'azure-cli',
  acr: 'other',
  helm: 'other',
  crictl: 'kubernetes',
};

/** Where the failing command ran, as far as the paste tells. */
export function readEnvironment(paste: Paste): Found | undefined {
  return firstSign(withPrefixes(paste), places) ?? fromCommand(paste) ?? firstSign(paste, programs);
}

/** The paste as it was printed: marks of pipelines and event columns tell where. */
function withPrefixes(paste: Paste): Paste {
  if (!paste.prefixes.some((prefix) => prefix !== '')) return paste;
  const lines = paste.lines.map((line, index) => `${paste.prefixes[index] ?? ''} ${line}`.trimStart());
  return { ...paste, lines, text: lines.join('\n') };
}

function fromCommand(paste: Paste): Found | undefined {
  const command = failingCommand(paste);
  return command && { value: programOfTool[command.tool] ?? 'docker', line: paste.lines[command.line]! };
}
