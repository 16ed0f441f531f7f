import assert from 'node:assert/strict';
import { isAccessRequest } from '../../src/conversation/accessRequest.ts';
import { createReader } from '../../src/matching/createReader.ts';
import { redact } from '../../src/redaction/redact.ts';
import { realContent } from './smallContent.ts';

describe('isAccessRequest', () => {
  const content = realContent();
  const read = createReader(content);
  const asks = (raw: string) => {
    const { text } = redact(raw);
    return isAccessRequest(content.phrases, text, read(text));
  };

  const requests = [
    'could someone grant me access to contosoprod.azurecr.io?',
    'I need push access to the registry contosoprod',
    'hi, can I get access to our container registry please',
    'Dobrý den, prosím o přístup k registru contosodev.azurecr.io, chci stahovat image',
    'můžete mi přidat práva na registr?',
  ];
  for (const text of requests) it(`takes "${text}" for a request`, () => assert.ok(asks(text)));

  const others = [
    'I need access to the Docker Hub organisation',
    'nemám přístup do registru contosoprod',
    "I can't get access to the registry contosoprod",
    'please give me access to the wiki',
    'docker pull contosoprod.azurecr.io/app:1\nunauthorized: authentication required\nI need access',
    `need access to the registry ${'and more '.repeat(60)}`,
  ];
  for (const text of others) it(`leaves "${text.slice(0, 60)}"`, () => assert.ok(!asks(text)));
});
