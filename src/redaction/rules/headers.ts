import { anyValue, patternRule, type Rule } from '../rule.ts';
import { isPlaceholder, looksRandom } from '../values.ts';

const realValue = (value: string) => value.length > 5 && !isPlaceholder(value) && !/^[a-z_]+(?:=.*)?$/.test(value);

/** Secrets in HTTP headers and in addresses. */
export const headerRules: readonly Rule[] = [
  patternRule({
    name: 'Authorization header',
    kind: 'authorization-header',
    shaped: false,
    hints: ['authorization'],
    pattern: new RegExp(
      String.raw`(?<!www-)authorization["'\x60]?\s{0,9}[:=]\s{0,9}\[?\s{0,9}["'\x60]?(?:basic|bearer|negotiate|token)\s{1,9}${anyValue}`,
      'gi',
    ),
    accept: ({ value }) => realValue(value),
  }),
  patternRule({
    name: 'credentials of a scheme',
    kind: 'authorization-header',
    shaped: false,
    hints: ['basic ', 'bearer ', 'x-registry-auth', 'sharedkey '],
    pattern: new RegExp(
      String.raw`(?:\b(?:basic|bearer)\s{1,9}|x-registry-auth["']?\s{0,9}[:=]\s{0,9}|sharedkey \w{1,40}:)${anyValue}`,
      'gi',
    ),
    accept: ({ value }) => looksRandom(value),
  }),
  patternRule({
    name: 'cookie',
    kind: 'authorization-header',
    shaped: false,
    hints: ['cookie:'],
    pattern: /\bcookie:[ \t]{0,9}[\w.-]{1,80}=(?<secret>[^\r\n"'\uFDD0]{8,})/gi,
    accept: ({ value }) => realValue(value),
  }),
  // Behind the name a port may stand, and in an image's name a tag before its digest.
  patternRule({
    name: 'password in an address',
    kind: 'url-password',
    shaped: true,
    hints: ['://'],
    pattern: /:\/\/[^\s:/@"'<>]{0,200}:(?<secret>(?:(?!:\/\/)[^\s"'<>\uFDD0]){1,500})(?=@(?!sha\d{3}:)[\w.[-])/g,
    accept: ({ value }) => !/^\d{2,5}(?:$|\/)/.test(value) && !isPlaceholder(value),
  }),
  patternRule({
    name: 'token in an address',
    kind: 'token',
    shaped: true,
    hints: ['://'],
    pattern: /:\/\/(?<secret>[\w.~%+-]{16,500})(?=@)/g,
    accept: ({ value }) => looksRandom(value) || /^[a-z2-7]{52}$/.test(value),
  }),
];
