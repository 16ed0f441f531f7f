/** A way in which texts name a registry, beside its host and commands. */
export type RegistryForm = {
  readonly pattern: RegExp;
  /**
   * `resource`: an Azure resource or an error message names it; `setting`: a pipeline or script sets it; `called`: a
   * sentence says that a name follows; `prose`: where a name may stand in a sentence, so that it must look like one.
   */
  readonly source: 'resource' | 'setting' | 'called' | 'prose';
};

const word = String.raw`[("'\`]?([a-z][a-z0-9]{4,49})\b["'\`]?(?![\w.-])`;
const registry = '(?:registry|registries|acr|registr(?:u|em)?)';

/** The ways in which texts name a registry; the first group is the name or its address. */
export const registryForms: readonly RegistryForm[] = [
  { source: 'resource', pattern: /\/providers\/Microsoft\.ContainerRegistry\/registries\/([A-Za-z0-9_-]{2,63})/gi },
  {
    source: 'resource',
    pattern: /'Microsoft\.ContainerRegistry\/registries\/([A-Za-z0-9_-]{2,63})' under resource group/gi,
  },
  {
    source: 'resource',
    pattern: /\bwith name '([^'\s]{2,80})' and type 'Microsoft\.ContainerRegistry\/registries'/gi,
  },
  {
    source: 'resource',
    pattern: /Microsoft\.ContainerRegistry\/registries can be found with name: ([\w-]{2,63})/gi,
  },
  { source: 'resource', pattern: /\bregistry (?:name is )?["'`]([\w.-]{2,120})["'`]/gi },
  {
    source: 'setting',
    pattern:
      /(?:\b|_)(?:(?:acr|registry)[-_ ]?(?:name|server)|azureContainerRegistry)["'`]? {0,3}[:=] {0,3}["'`]?([A-Za-z0-9][\w-]{4,62})(?=["'`,\s]|$)/gi,
  },
  { source: 'setting', pattern: /(?<![\w$-])(?:acr|registry)=["'`]?([A-Za-z0-9][\w-]{4,62})(?=["'`,\s]|$)/gi },
  { source: 'setting', pattern: /\bConnect-AzContainerRegistry\b[^\n]{0,100}-Name ["'`]?([A-Za-z0-9][\w-]{2,62})/gi },
  {
    source: 'called',
    pattern: new RegExp(
      String.raw`\b${registry}(?: is)?,? (?:called|named|with the name|name is|jménem|s názvem|se jmenuje) ${word}`,
      'gi',
    ),
  },
  { source: 'prose', pattern: new RegExp(String.raw`\b${registry}(?: name)?(?: is| je)?:? ${word}`, 'gi') },
  {
    source: 'prose',
    pattern: new RegExp(String.raw`(?<=(?<![\w.-])["'\`]?([a-z][a-z0-9]{4,49})["'\`]? )${registry}\b`, 'gi'),
  },
  {
    source: 'prose',
    pattern: new RegExp(
      String.raw`\b(?:push|pull|log ?in|image|p[rř]ihl)\S{0,8} (?:from|to|into|in|on|against|at|z|ze|do|na|v|ve|k) ${word}`,
      'gi',
    ),
  },
];
