import { createHmac, timingSafeEqual } from 'node:crypto';

/** The names of the headers that a signed request carries, in both directions. */
export const timestampHeader = 'x-ticket-timestamp';
export const signatureHeader = 'x-ticket-signature';

/** How far the two clocks may be apart, in seconds, both ways: a request is worth nothing to whoever records it after that. */
export const clockSkew = 300;

/** `v1=` and the HMAC-SHA256, in hex, over `<timestamp>.<body>`; the body byte by byte as it is sent. */
export function signatureOf(secret: string, timestamp: string, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/** Whether a signature is the one that the secret makes. Takes as long whichever character is wrong. */
export function isSignedBy(secret: string, timestamp: string, body: string | Buffer, signature: string): boolean {
  const expected = Buffer.from(signatureOf(secret, timestamp, body));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether a timestamp, in whole seconds since 1970, is of now. */
export function isFresh(timestamp: string, now: number): boolean {
  return /^\d{1,11}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= clockSkew;
}
