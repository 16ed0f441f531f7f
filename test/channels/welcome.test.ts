import assert from 'node:assert/strict';
import { createWelcome } from '../../src/channels/welcome.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { renderText } from '../../src/messages/text.ts';

describe('The introduction', () => {
  const welcome = createWelcome(loadContent().phrases, 30);

  it('says what the assistant does, how it is reached and what it stores, in both languages', () => {
    const expected = {
      en: ['Paste the error', '/acr', 'What I store', '30'],
      cs: ['Vložte chybu', '/acr', 'Co ukládám', '30'],
    };
    for (const language of ['en', 'cs'] as const) {
      const said = renderText(welcome('slack', language));
      for (const words of expected[language]) assert.ok(said.includes(words), words);
    }
    assert.doesNotMatch(renderText(welcome('teams', 'en')), /\/acr/);
  });

  it('leaves no placeholder or markup', () => {
    for (const channel of ['slack', 'teams'] as const) {
      for (const language of ['en', 'cs'] as const) {
        assert.doesNotMatch(renderText(welcome(channel, language)), /[<>{}`]|\*\*/);
      }
    }
  });

  it('names the phrases that are missing', () => {
    assert.throws(() => createWelcome({}, 30), /home\.heading, home\.what/);
  });
});
