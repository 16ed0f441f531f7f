/** One letter for all: `xxx`, `xxxx-xxxx`. */
const oneLetter = /^([a-z])\1+(?:-\1+){0,6}$/i;
/** `registry_name`, `acrName`, `your-registry`, `redacted`: says what belongs here. */
const description =
  /^(?:(?:my|your|our|the|some|a)?[-_]?(?:azure)?[-_]?(?:container)?[-_]?(?:acr|registry|reg|server|resource)[-_]?name|\w{0,12}user[-_]?name|your[-_]?\w{0,40}|redacted|hidden|masked|name|null|undefined|none|unknown|true|false|placeholder|sample|example)$/i;
const capitals = /^[A-Z][A-Z_-]*$/;

/** Whether a word stands for a value instead of being one. */
export function isMasked(value: string): boolean {
  return oneLetter.test(value) || description.test(value) || capitals.test(value);
}
