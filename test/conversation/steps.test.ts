import assert from 'node:assert/strict';
import { placeholderValue } from '../../src/conversation/placeholderValues.ts';
import { planSteps, triedGuides } from '../../src/conversation/steps.ts';
import { placeholders } from '../../src/knowledge/placeholders.ts';
import { cause, contentOf, given, guide, realContent } from './smallContent.ts';

const wrong = cause('wrong', {
  fixes: [
    { guide: 'for-users', when: { identity: ['user'] } },
    { guide: 'for-principals', when: { identity: ['service-principal'] } },
    { guide: 'for-all' },
  ],
});

const content = contentOf({
  causes: [wrong],
  guides: [
    guide('for-users', [{ command: 'az login' }]),
    guide('for-principals', [
      { command: 'docker login {loginServer} --username {applicationId}', powershell: 'echo {loginServer}' },
      { when: { operation: ['push'] }, who: 'registry-owner' },
      { when: { operation: ['pull'] } },
      { when: { registryMode: ['unknown'] } },
    ]),
    guide('for-all', [{}]),
  ],
});

describe('planSteps', () => {
  it('takes the first guide whose condition holds, and names the others that may apply', () => {
    const plan = planSteps(content, wrong, given({ identity: 'service-principal' }))!;
    assert.equal(plan.guide.id, 'for-principals');
    assert.deepEqual(
      plan.also.map(({ id }) => id),
      ['for-all'],
    );
    assert.equal(planSteps(content, wrong, {})!.guide.id, 'for-all');
  });

  it('fills commands, leaves out steps that do not apply, and says what is to be replaced', () => {
    const facts = given({ identity: 'service-principal', registry: 'contosodev', operation: 'push' });
    const plan = planSteps(content, wrong, facts)!;
    assert.deepEqual(
      plan.steps.map(({ command, powershell, who, onlyIf }) => ({ command, powershell, who, onlyIf })),
      [
        {
          command: 'docker login contosodev.azurecr.io --username <applicationId>',
          powershell: 'echo contosodev.azurecr.io',
          who: 'asker',
          onlyIf: undefined,
        },
        { command: undefined, powershell: undefined, who: 'registry-owner', onlyIf: undefined },
        { command: undefined, powershell: undefined, who: 'asker', onlyIf: undefined },
      ],
    );
    assert.deepEqual(plan.toReplace, ['applicationId']);
  });

  it('keeps a step whose fact is not known, and says under which condition it counts', () => {
    const plan = planSteps(content, wrong, given({ identity: 'service-principal', registryMode: 'rbac' }))!;
    assert.deepEqual(
      plan.steps.map(({ onlyIf }) => onlyIf),
      [undefined, { operation: ['push'] }, { operation: ['pull'] }],
    );
  });

  it('says only what is open of a condition that holds in part', () => {
    const when = { registryMode: ['rbac', 'unknown'], operation: ['push'] };
    const one = cause('one', { fixes: [{ guide: 'steps' }] });
    const plan = planSteps(contentOf({ causes: [one], guides: [guide('steps', [{ when }])] }), one, {})!;
    assert.deepEqual(plan.steps[0]?.onlyIf, { operation: ['push'] });
  });

  it('names a guide once that two conditions lead to', () => {
    const twice = cause('twice', {
      fixes: [
        { guide: 'for-users', when: { identity: ['user'] } },
        { guide: 'for-users', when: { operation: ['login'] } },
        { guide: 'for-all' },
      ],
    });
    const plan = planSteps(content, twice, {})!;
    assert.deepEqual([plan.guide.id, ...plan.also.map(({ id }) => id)], ['for-all', 'for-users']);
  });

  it('shows another guide where the best one was tried for another cause', () => {
    const facts = given({ identity: 'user' });
    const tried = triedGuides(content, ['wrong'], facts);
    assert.deepEqual(tried, ['for-users']);
    assert.equal(planSteps(content, wrong, facts, tried)?.guide.id, 'for-all');
    assert.equal(planSteps(content, wrong, facts, ['for-users', 'for-all'])?.guide.id, 'for-users');
  });

  it('gives no plan where every guide is ruled out', () => {
    const forUsers = cause('narrow', { fixes: [{ guide: 'for-users', when: { identity: ['user'] } }] });
    assert.equal(planSteps(content, forUsers, given({ identity: 'aks' })), undefined);
  });
});

describe('placeholderValue', () => {
  it('derives addresses, the image, the cloud and the resource id', () => {
    const facts = given({ registry: 'contosodev', cloud: 'china', repository: 'team/app', tag: '1.4' });
    assert.equal(placeholderValue(facts, 'loginServer'), 'contosodev.azurecr.cn');
    assert.equal(placeholderValue(facts, 'image'), 'contosodev.azurecr.cn/team/app:1.4');
    assert.equal(placeholderValue(facts, 'cloudName'), 'AzureChinaCloud');
    assert.equal(placeholderValue(facts, 'portal'), 'portal.azure.cn');
    assert.equal(placeholderValue(facts, 'registryId'), '$(az acr show --name contosodev --query id --output tsv)');
    const whole = { ...facts, ...given({ subscriptionId: 'aaaa', resourceGroup: 'rg-web' }) };
    const id = '/subscriptions/aaaa/resourceGroups/rg-web/providers/Microsoft.ContainerRegistry/registries/contosodev';
    assert.equal(placeholderValue(whole, 'registryId'), id);
  });

  it('writes a digest with an @ and knows nothing of an unknown registry', () => {
    const facts = given({ registry: 'contosodev', repository: 'app', tag: 'sha256:00ff' });
    assert.equal(placeholderValue(facts, 'image'), 'contosodev.azurecr.io/app@sha256:00ff');
    assert.equal(placeholderValue(given({ registry: 'unknown' }), 'loginServer'), undefined);
  });

  it('takes the name that somebody signs in with for the name of that kind of account', () => {
    const token = given({ identity: 'repository-token', userName: 'ci-pull' });
    assert.equal(placeholderValue(token, 'tokenName'), 'ci-pull');
    assert.equal(placeholderValue(token, 'applicationId'), undefined);
    assert.equal(placeholderValue(given({ identity: 'admin-user', registry: 'contosodev' }), 'userName'), 'contosodev');
    const principal = given({ identity: 'service-principal', userName: '3b2a1908-7f6e-4d5c-8b4a-392817061524' });
    assert.equal(placeholderValue(principal, 'applicationId'), '3b2a1908-7f6e-4d5c-8b4a-392817061524');
    assert.equal(
      placeholderValue(given({ identity: 'service-principal', userName: 'ci' }), 'applicationId'),
      undefined,
    );
  });

  it('never puts into a command what a shell would run', () => {
    for (const hostile of ['$(reboot)', 'a;b', '`id`', 'a b', "a'b", '--force', 'a\nb', 'a|b']) {
      assert.equal(placeholderValue(given({ userName: hostile }), 'userName'), undefined);
    }
    assert.equal(placeholderValue(given({ userName: 'petr@contoso.com' }), 'userName'), 'petr@contoso.com');
  });

  it('has a phrase that tells what to put for each placeholder', () => {
    const { phrases } = realContent();
    assert.deepEqual(
      placeholders.filter((name) => phrases[`replace.${name}`] === undefined),
      [],
    );
  });
});
