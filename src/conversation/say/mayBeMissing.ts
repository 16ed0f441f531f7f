import type { Content, Language } from '../../knowledge/schema.ts';
import type { Message } from '../../messages/message.ts';
import { buttons, createVoice, paragraph } from './voice.ts';

/** What a person is told where nobody knows whether an answer came: it is not sent twice, but can be asked for. */
export function createMayBeMissing(content: Content): (language: Language) => Message {
  return (language) => {
    const voice = createVoice(content, language);
    return { language, parts: [paragraph(voice.say('missing.text')), buttons(voice.button('say-again'))] };
  };
}
