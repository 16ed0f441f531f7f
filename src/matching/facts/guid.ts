/** A GUID as a group of a pattern. */
export const guidGroup = '([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})';

/** The user name of a sign-in with a token (docs: `az acr login --expose-token`); as an id it stands for another. */
export const nilGuid = '00000000-0000-0000-0000-000000000000';

/** Whether a text is a GUID. */
export function isGuid(text: string): boolean {
  return new RegExp(`^${guidGroup}$`, 'i').test(text);
}

/** Whether a text may hold a GUID: a quick look before several patterns with one are tried. */
export function mayHoldGuid(text: string): boolean {
  return /-[0-9a-f]{4}-[0-9a-f]{4}-/i.test(text);
}
