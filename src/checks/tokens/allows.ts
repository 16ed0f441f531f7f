/** What a scope map may allow on a repository. */
export type RepositoryAction = 'content/read' | 'content/write';

const start = 'repositories/';

/**
 * Whether a scope map's actions allow something on a repository. A rule names one repository, all below a prefix
 * (`team/*`), or all (`*`); a `*` anywhere else stands for nothing. Older answers write `contentRead` for `content/read`.
 */
export function allows(actions: readonly string[], repository: string, action: RepositoryAction): boolean {
  const ends = [`/${action}`, `/${action.replace('/', '')}`];
  return actions.some((rule) => {
    const text = rule.toLowerCase();
    const end = ends.find((one) => text.endsWith(one));
    if (end === undefined || !text.startsWith(start)) return false;
    return covers(text.slice(start.length, text.length - end.length), repository.toLowerCase());
  });
}

function covers(pattern: string, repository: string): boolean {
  if (pattern === '*' || pattern === repository) return true;
  return pattern.endsWith('/*') && repository.startsWith(pattern.slice(0, -1));
}
