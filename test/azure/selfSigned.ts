import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate for 127.0.0.1 and contosoprod.azurecr.io that trusts itself, made for one test run, and its key; both PEM. */
export type SelfSigned = { readonly certificate: string; readonly key: string };

function lengthOf(length: number): Buffer {
  if (length < 128) return Buffer.from([length]);
  const hex = length.toString(16).padStart(length > 255 ? 4 : 2, '0');
  return Buffer.from([0x80 + hex.length / 2, ...Buffer.from(hex, 'hex')]);
}

/** One value in DER: its tag, its length, what it holds. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const octets = (...parts: readonly Uint8Array[]) => der(0x04, ...parts);
const identifier = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const yes = der(0x01, Buffer.from([0xff]));

const ecdsaWithSha256 = sequence(identifier('2a8648ce3d040302'));
const commonName = identifier('550403');
const basicConstraints = identifier('551d13');
const subjectAltName = identifier('551d11');

function time(year: number): Buffer {
  return der(0x18, Buffer.from(`${year}0101000000Z`));
}

const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('Azure of the tests')))));

const extensions = sequence(
  sequence(basicConstraints, yes, octets(sequence(yes))),
  sequence(
    subjectAltName,
    octets(sequence(der(0x87, Buffer.from([127, 0, 0, 1])), der(0x82, Buffer.from('contosoprod.azurecr.io')))),
  ),
);

function toBeSigned(publicKey: KeyObject): Buffer {
  return sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name,
    sequence(time(2020), time(2120)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, extensions),
  );
}

/** Makes a certificate as RFC 5280 describes it. */
export function selfSigned(): SelfSigned {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = toBeSigned(publicKey);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
  const base64 = sequence(body, ecdsaWithSha256, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}
