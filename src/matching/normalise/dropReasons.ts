/**
 * How Docker's library for Python prints an error: a class named after the engine's own answer, its state with HTTP's word
 * for it, then the text that tells. A refused pull is `ImageNotFound: 404 … Not Found ("pull access denied …")` there.
 */
const reason =
  /(?:\bdocker\.errors\.\w{1,40}: )?(\b[45]\d\d (?:Client|Server) Error(?: for \S{1,2000})?): [A-Z][A-Za-z ]{1,30}(?= \(["'])/g;

/** Drops the class and HTTP's word where the text that tells stands behind them. */
export function dropReasons(text: string): string {
  return text.includes(' Error') ? text.replace(reason, '$1') : text;
}
