import assert from 'node:assert/strict';
import { detectLanguage } from '../../src/conversation/detectLanguage.ts';

describe('detectLanguage', () => {
  const log =
    'Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required';
  const texts: readonly [string, 'en' | 'cs'][] = [
    ['nejde mi přihlášení', 'cs'],
    ['nejde to', 'cs'],
    ['Dobry den, nejde nam pull', 'cs'],
    [`pořád mi to nejde, píše to\n${log}`, 'cs'],
    [log, 'en'],
    ['docker pull fails, what can I do?', 'en'],
    ['push se nepovede, registr hlasi 401, co s tim', 'cs'],
    [`${log}\n/home/jiří/.docker/config.json`, 'en'],
    ['', 'en'],
  ];
  for (const [text, language] of texts) {
    it(`takes "${text.slice(0, 40)}" for ${language}`, () => assert.equal(detectLanguage(text), language));
  }
});
