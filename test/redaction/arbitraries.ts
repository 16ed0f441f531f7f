import fc from 'fast-check';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const base62 = `${lower}${lower.toUpperCase()}0123456789`;

function randomText(alphabet: string, minLength: number, maxLength = minLength): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((characters) => characters.join(''));
}

const mixed = (text: string) => /\d/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text);
const base64 = `${base62}+/`;
const base64Url = `${base62}-_`;

/** Secrets drawn at random, of every form that is recognised wherever it stands. */
export const shapedSecrets: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'registry password': fc
    .tuple(randomText(base64, 42), fc.constantFrom(...'ABCD'), randomText(base62, 5))
    .map(([start, mark, end]) => `${start}+ACR${mark}${end}`),
  'annotated key': fc
    .tuple(randomText(base62, 52), randomText(base62, 24))
    .map(([start, end]) => `${start}JQQJ99${end}==`),
  'client secret': fc
    .tuple(randomText(base62, 3), randomText(`${base62}~._-`, 33), randomText(base62, 1))
    .map(([start, end, last]) => `${start}8Q~${end}${last}`),
  'JSON web token': fc
    .tuple(randomText(base64Url, 20, 80), randomText(base64Url, 40, 300), randomText(base64Url, 43, 342))
    .map(([header, payload, signature]) => `eyJ${header}.eyJ${payload}.${signature}`),
  'GitHub token': randomText(base62, 36).map((text) => `${'gh'}p_${text}`),
  'DevOps token': fc.tuple(randomText(base62, 76), randomText(base62, 4)).map(([start, end]) => `${start}AZDO${end}`),
  'account key': randomText(base64, 86).map((text) => `${text}==`),
};

/** Passwords as registries make them, and as people choose them. */
export const passwords = {
  old: randomText(base64, 32).filter((text) => mixed(text) && !/^\//.test(text)),
  chosen: fc
    .tuple(
      randomText(lower, 3, 8),
      fc.constantFrom(...'!#%*+~'),
      randomText(`${base62}!#*+~_`, 4, 12),
      randomText('0123456789', 1),
    )
    .map((parts) => parts.join('')),
};

/** How people and tools write a password, by the sentence or command around it. */
export const contexts: readonly ((password: string) => string)[] = [
  (password) => `docker login contosoprod.azurecr.io -u contosoprod -p ${password}`,
  (password) => `$ docker login --username contosoprod --password ${password} contosoprod.azurecr.io`,
  (password) => `az login --service-principal -u app -p '${password}' --tenant contoso.com`,
  (password) => `kubectl create secret docker-registry acr --docker-password=${password} --docker-username=contosoprod`,
  (password) => `echo ${password} | docker login contosoprod.azurecr.io -u contosoprod --password-stdin`,
  (password) => `curl -u contosoprod:${password} https://contosoprod.azurecr.io/v2/_catalog`,
  (password) => `https_proxy=http://novak:${password}@proxy.contoso.com:3128`,
  (password) => `{"appId":"x","password":"${password}","tenant":"contoso.com"}`,
  (password) => `{"clientSecret": "${password}"}`,
  (password) => `{ "name": "password", "value": "${password}" }`,
  (password) => `Authorization: Basic ${password}`,
  (password) => `export ARM_CLIENT_SECRET=${password}`,
  (password) => `    password: ${password}`,
  (password) => `Server=tcp:contoso.database.windows.net;User ID=novak;Password=${password};Encrypt=True`,
  (password) => `the password is ${password} and it is refused`,
  (password) => `heslo je ${password} a pořád to nejde`,
  (password) => `heslo k registru contosoprod: ${password}`,
];

const ordinaryLines = [
  'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required',
  '2024-05-20T09:02:41.0801190Z ##[error]The process /usr/bin/docker failed with exit code 1',
  'Trace ID: 5f2c0a11-7d3e-4b8a-9c55-2f6d7e8a9b10 Correlation ID: 0f1e2d3c-1111-4222-8333-444455556666',
  `contosoprod.azurecr.io/app:v1@sha256:${'0123456789abcdef'.repeat(4)}`,
  "client with IP '203.0.113.7' is not allowed access",
  'WARNING! Using --password via the CLI is insecure. Use --password-stdin.',
  'The push refers to repository [contosoprod.azurecr.io/team/app]',
  'AADSTS7000222: The provided client secret keys for app are expired.',
  '',
];

/** A few lines: ordinary ones of a log, or any characters. */
export const surroundings = fc.oneof(
  {
    arbitrary: fc.array(fc.constantFrom(...ordinaryLines), { maxLength: 4 }).map((lines) => lines.join('\n')),
    weight: 3,
  },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => `\n${text}\n`), weight: 1 },
);

/** How a secret looks after it went through a terminal or an e-mail. `at` picks where it is broken. */
export const disguises: Readonly<Record<string, (secret: string, at: number) => string>> = {
  none: (secret) => secret,
  colours: (secret, at) => `${secret.slice(0, at)}\u001b[31m${secret.slice(at)}\u001b[0m`,
  'zero-width characters': (secret, at) => `${secret.slice(0, at)}\u200b${secret.slice(at)}`,
  'a wrapped line': (secret, at) => `${secret.slice(0, at)}\n${secret.slice(at)}`,
  'a wrapped and indented line': (secret, at) => `${secret.slice(0, at)}\r\n    ${secret.slice(at)}`,
};

/** How tools write a text into another one. */
export const encodings: Readonly<Record<string, (text: string) => string>> = {
  JSON: (text) => JSON.stringify({ message: text }),
  'JSON in JSON': (text) => JSON.stringify(JSON.stringify({ message: text })),
  'percent-encoding': (text) => encodeURIComponent(text),
  HTML: (text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('+', '&#43;'),
};
