import type { factValues } from '../../knowledge/facts.ts';
import { anyOf } from '../anyOf.ts';
import type { Signs } from './paste.ts';

/** What can be done to a registry. */
export type Operation = (typeof factValues.operation)[number];

/** What programs print when the operation fails or while it runs. */
export const printed: Signs<Operation> = [
  [
    'manage',
    /MsPortalFx|Error loading repositories|\bAction: getChildren\b|\b(?:with |resource ")azurerm_(?:container_registry|role_assignment)\b/,
  ],
  [
    'pull',
    anyOf(
      'i',
      /\bpull access denied|\bfailed to pull image/,
      /\bErrImagePull|\bImagePull(?!Secret|Policy)\w|\bBack-off pulling image/,
      /\bimage pull (?:fail|errors)|\bcould not pull\b/,
      /\b(?:unable|failed|failing|attempting|trying) to (?:pull|inspect the image)\b/,
      /\bFailedPullingImage|\bInaccessibleImage|\bContainerInvalidImage/,
      /\bimage and registry credential/,
      /\bfailed to download container image|\berror during download\b|\bcould not retrieve list of tags/,
      /\berror pulling (?:image|repository)|\bpulling (?:docker )?image\b/,
      /\bissuing docker pull|\bunable to find image '|\bvalidating image pull permission/,
      /\bfailed to resolve (?:the subject|reference ")/,
    ),
  ],
  [
    'push',
    anyOf(
      'i',
      /The push refers to/,
      /\b(?:unable|failed) to push\b/,
      /\bpushing layer\b/,
      /error pushing/,
      /error checking push permission/,
      /\/blobs\/uploads\//,
    ),
  ],
  ['login', /docker\/login-action@|\bin acr_login\b/],
];

/** What programs print at more than one operation, too; a command that failed says more. */
export const hinted: Signs<Operation> = [
  [
    'push',
    anyOf(
      'i',
      /requested access to the resource is denied/,
      /scope=repository:\S{1,200}:(?:pull,push|push)/,
      /invalid tag "/,
      /\bjib:build\b|\bjib-maven-plugin:\S{1,20}:build\b/,
    ),
  ],
  [
    'pull',
    anyOf(
      '',
      /\bmanifest unknown/,
      /\/v2\/\S{1,200}\/manifests\//,
      /scope=repository:\S{1,200}:pull\b/,
      /[Ff]ailed to fetch http/,
      /could not download (?:http|oci|chart)/,
      /failed to solve: \S{1,200}: failed to (?:authorize|resolve|fetch)/,
    ),
  ],
  ['login', /\bfailed to log ?in\b|\bError saving credentials/i],
];

/** The operations merely mentioned (who logs in before a push, names both), then what is only done for one. */
export const mentioned: Signs<Operation> = [
  ['push', /(?<=\b|and)push(?:e[sd]|ing|u|i|n\w{0,4})?\b|\bupload(?:s|ing)?\b|\b(?:cosign|notation) sign\b/i],
  [
    'pull',
    anyOf(
      'i',
      /\bpull(?:s|ed|ing|u|i|n\w{0,4})?\b/,
      /\b(?:(?:na|s)t[aá]hn|tah[aá]|sta[zž]en|stahov|download(?:s|ing|ed)?\b)/,
      /\bload(?:ing|s)? (?:them|images?)\b|\bimages? (?:from|z) (?:our |the |my )?(?:acr|azure|registr)/,
      /"Action": ?"pull"/,
      /Action:pull\b/,
    ),
  ],
  [
    'manage',
    anyOf(
      'i',
      /--attach-acr|Microsoft\.ContainerRegistry\/registries\/\w{1,40}(?![\w/-])/,
      /\b(?:attach(?:ing)?\b|acr import\b|import (?:of|from|obraz\w{0,2}|image)\b|role assignments?\b|roleAssignments)/,
      /\b(?:list|seznam) (?:of )?(?:the |our )?(?:repo[sz]|registries|images|[uú]lo[zž])/,
      /\bazurerm_role_assignment|\bcreat(?:e|es|ing) (?:an?|the|our) (?:\w{1,12} )?(?:acr|registry)\b|\b(?:Get|New|Set|Update|Import|Remove)-Az(?:ContainerRegistry|RoleAssignment)/,
      /\b(?:add|assign|p[rř]i[rř]ad\w{1,3}|p[rř]idat)\b.{0,20}\b(?:rol[ei]|Acr(?:Pull|Push|Delete)\b)|\b(?:purg|delet)(?:e|ing|ion)\b/,
    ),
  ],
  [
    'login',
    anyOf(
      'i',
      /\blog(?:ging|ged)?[ -]?(?:into|in|on)\b(?!\.\w|[- ]server)/,
      /\bsign(?:ing|ed)?[ -]?in\b/,
      /\baz login\b/,
      /\bConnect-AzContainerRegistry\b/,
      /p[rř]ihl[aá]/,
      /oauth2\/exchange/,
      /AADSTS\d/,
      /AAD authorization tokens|connect to the registry login server/,
      /Error response from daemon: Get \S{1,200}\/v2\/["']?: (?:unauthorized|denied)/,
    ),
  ],
  ['manage', /(?<!Visit the Azure )\bport[aá]l(?:u|em|e)?\b/i],
  [
    'pull',
    /\bcontainer app|\bapp service\b|\bweb ?app|\bfunction app\b|\bpod(?:s|y)?\b|\baks\b|\bk(?:ubernetes|8s)\b/i,
  ],
  ['manage', /\bterraform\b/i],
];
