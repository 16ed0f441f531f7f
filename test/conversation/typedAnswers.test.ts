import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnswer, readStatements } from '../../src/conversation/typedAnswers.ts';
import { readCommand } from '../../src/conversation/typedWords.ts';
import { realContent } from './smallContent.ts';

const content = realContent();
const answer = (id: string, text: string) => readAnswer(content.questions.get(id)!, text, content.phrases);

describe('readAnswer', () => {
  const answers: readonly [string, string, Record<string, string>][] = [
    ['identity', "it's a service principal", { identity: 'service-principal' }],
    ['identity', 'Spravovaná identita', { identity: 'managed-identity' }],
    ['identity', 'spravovanou identitou', { identity: 'managed-identity' }],
    ['identity', 'my own account', { identity: 'user' }],
    ['identity', 'účtem správce', { identity: 'admin-user' }],
    ['identity', 'účet admin', { identity: 'admin-user' }],
    ['identity', "no, it's not a service principal, it's a managed identity", { identity: 'managed-identity' }],
    ['identity', 'nevím', { identity: 'unknown' }],
    ['identity', "I don't know, sorry", { identity: 'unknown' }],
    ['registry', 'contosodev', { registry: 'contosodev' }],
    ['registry', "it's contosodev", { registry: 'contosodev' }],
    ['registry', 'ContosoDev.azurecr.io', { registry: 'contosodev', cloud: 'public' }],
    [
      'registry',
      'https://contosodev-e7a1b2c3d4e5f6a7.azurecr.cn/v2/',
      {
        registry: 'contosodev',
        cloud: 'china',
        loginServer: 'contosodev-e7a1b2c3d4e5f6a7.azurecr.cn',
      },
    ],
    ['waited', '2 hours ago', { roleAge: 'hours' }],
    ['waited', 'před 10 minutami', { roleAge: 'minutes' }],
    ['waited', 'před týdnem', { roleAge: 'days' }],
    ['sign-in-age', '5 hours ago', { signInAge: 'over-3-hours' }],
    ['sign-in-age', '20 min', { signInAge: 'under-3-hours' }],
    ['proxy', 'yes, we do', { proxy: 'yes' }],
    ['proxy', 'jo', { proxy: 'yes' }],
    ['proxy', 'ne', { proxy: 'no' }],
    ['proxy', 'netuším', { proxy: 'unknown' }],
    ['last-success', 'it worked yesterday', { lastSuccess: 'worked-before' }],
    ['last-success', 'ještě nikdy', { lastSuccess: 'never' }],
    ['client-ip', 'it is 203.0.113.7', { clientIp: '203.0.113.7' }],
    ['repository', 'team/app:1.4', { repository: 'team/app', tag: '1.4' }],
    ['repository', 'contosodev.azurecr.io/team/app', { repository: 'team/app' }],
    ['user-name', 'mirror-pull', { userName: 'mirror-pull' }],
    ['user-name', 'it is svc_acr_Prod2', { userName: 'svc_acr_Prod2' }],
    ['user-name', 'alex.wilber@contoso.com', { userName: 'alex.wilber@contoso.com' }],
    ['secret-kind', 'the secret ID', { secretKind: 'id' }],
  ];
  for (const [id, text, facts] of answers) {
    it(`reads "${text}" as the answer to ${id}`, () => assert.deepEqual(answer(id, text), facts));
  }

  const none: readonly [string, string][] = [
    ['identity', 'purple'],
    ['identity', 'not a service principal'],
    ['identity', 'no service principal'],
    ['registry', 'which registry do you mean?'],
    ['client-ip', '999.1.2.3'],
    ['user-name', '«secret 1»'],
    ['user-name', 'Fake!Summer9'],
    ['user-name', 'it is fak3Summer'],
    ['proxy', 'let me ask the network people first'],
  ];
  for (const [id, text] of none) {
    it(`reads no answer to ${id} in "${text}"`, () => assert.equal(answer(id, text), undefined));
  }

  it('reads a long text and several lines as no typed answer', () => {
    assert.equal(answer('identity', 'service principal\nand a log'), undefined);
    assert.equal(answer('identity', `service principal ${'x'.repeat(200)}`), undefined);
  });

  it('takes any text without failing, and answers only with values of the question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const value = answer('identity', text)?.identity;
        assert.ok(value === undefined || content.questions.get('identity')!.choices.some((one) => one.value === value));
      }),
    );
  });
});

describe('readStatements', () => {
  const statements: readonly [string, Record<string, string>][] = [
    ['no, the registry is contosodev', { registry: 'contosodev' }],
    ['ne, registr je contosodev', { registry: 'contosodev' }],
    ['ne, je to push', { operation: 'push' }],
    ['ne, admin účet', { identity: 'admin-user' }],
    ['no, managed identity', { identity: 'managed-identity' }],
    ['no managed identity', {}],
    ['actually we use a managed identity', { identity: 'managed-identity' }],
    ['there is no pull secret', { pullSecret: 'no' }],
    ['jsme za proxy', { proxy: 'yes' }],
    ['včera to šlo', { lastSuccess: 'worked-before' }],
    ['no', {}],
    ['the registry is wrong', {}],
    ['yes', {}],
    ['can you look at it?', {}],
  ];
  for (const [text, facts] of statements) {
    it(`reads "${text}"`, () => assert.deepEqual(readStatements(content, text, []), facts));
  }
});

describe('readCommand', () => {
  const commands: readonly [string, string | undefined][] = [
    ['Start over', 'again'],
    ['help!', 'help'],
    ['?', 'help'],
    ['Get a person, please', 'person'],
    ['Člověka prosím', 'person'],
    ['česky', 'language-cs'],
    ['English', 'language-en'],
    ['What do you store?', 'store'],
    ['co si ukládáte?', 'store'],
    ['smaž to', 'forget'],
    ['it works now', 'works'],
    ['Thanks, that worked!', 'works'],
    ['super, díky, už to jde', 'works'],
    ['stále to nefunguje', 'failing'],
    ['proč to?', 'why'],
    ['už to funguje', 'works'],
    ['still failing', 'failing'],
    ["didn't help", 'failing'],
    ['pořád to nejde', 'failing'],
    ['proč?', 'why'],
    ['díky', 'thanks'],
    ['Dobrý den', 'hello'],
    ['docker login fails', undefined],
    ['delete the old image and try again', undefined],
  ];
  for (const [text, command] of commands) {
    it(`reads "${text}" as ${command}`, () => assert.equal(readCommand(content.phrases, text), command));
  }
});
