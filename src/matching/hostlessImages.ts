/** Where tools name an image: in the errors of a pull, and in manifests and commands. "linux/arm64" is a platform. */
const named =
  /(?:failed to pull image|pull access denied for|unable to find image|pulling image|the image|image reference|image tag|manifest for|manifest list entries) \(?(?!(?:linux|windows)\/)('?)([a-z0-9][a-z0-9._/:@-]{0,200})(,?)/;
const declared = /^(?:- )?image: ?'?([a-z0-9][a-z0-9._/:@-]{0,200})'?$/;
const typed = /^(\$ |)docker (?:pull|push) ([a-z0-9][a-z0-9._/:@-]{0,200})$/;

const masked = /^x+$/;

/**
 * Whether a folded line names an image without a registry's host: one of Docker Hub, or one that was built on the
 * machine. Masked names may be any.
 */
export function namesHostlessImage(line: string): boolean {
  const name = imageIn(line)?.replace(/[.:]+$/, '');
  if (name === undefined) return false;
  const [first = '', ...rest] = name.split('/');
  return rest.length === 0 ? !masked.test(first.split(':')[0]!) : !/[.:]/.test(first) && !masked.test(first);
}

/** In people's own words another word may stand there ("the image from our registry"): a quote, a tag or a path tells. */
function imageIn(line: string): string | undefined {
  const [, quote, name, comma] = named.exec(line) ?? [];
  if (name !== undefined && (quote || comma || /[:/]./.test(name))) return name;
  const [, prompt, argument] = typed.exec(line) ?? [];
  if (argument !== undefined && (prompt || /[:/]/.test(argument))) return argument;
  return declared.exec(line)?.[1];
}
