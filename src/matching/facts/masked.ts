/** `XXX`, `xxxx-xxxx`: one letter for all. */
const oneLetter = /^([a-z])\1+(?:-\1+){0,6}$/i;
/** `registry_name`, `acrName`, `your-registry`, `redacted`: says what belongs here. */
const description =
  /^(?:(?:my|your|our|the|some|a)?[-_]?(?:azure)?[-_]?(?:container)?[-_]?(?:acr|registry|reg|server|resource)[-_]?name|\w{0,12}user[-_]?name|your[-_]?\w{0,40}|redacted|hidden|masked|name|null|undefined|none|unknown|true|false|placeholder|sample|example)$/i;
const capitals = /^[A-Z][A-Z_-]*$/;

/** Whether a word stands for a value instead of being one. */
export function isMasked(value: string): boolean {
  return oneLetter.test(value) || description.test(value) || capitals.test(value);
}

/** What people add to a name to tell stages, kinds and copies apart. */
const namePart = /(?:dev|devel|prod|prd|nonprod|test|tst|stg|stage|staging|uat|qa|sandbox|acr|registry|registr|cr)$/i;
const ordinary =
  /^(?:container|docker|azure|private|public|my|our|your|this|that|helm|latest|contest|fastest|backstage)?(?:acr|registry|registr|test|stage|cr)$|^(?:latest|fastest|greatest|protest|backstage|upstage)$/i;

/** Whether a word in a sentence can only be a name: a digit among its letters, or a part that tells a stage or kind. */
export function looksLikeName(word: string): boolean {
  if (!/^[a-z][a-z0-9]{4,49}$/i.test(word) || isMasked(word) || ordinary.test(word)) return false;
  return (/[a-z]{3}/i.test(word) && /\d/.test(word)) || namePart.test(word);
}
