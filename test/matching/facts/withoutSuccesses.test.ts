import assert from 'node:assert/strict';
import { viewPaste } from '../../../src/matching/facts/paste.ts';
import { withoutSuccesses } from '../../../src/matching/facts/withoutSuccesses.ts';
import { factsOf } from './read.ts';

function left(text: string): string {
  return withoutSuccesses(viewPaste(text.split('\n'), [])).text;
}

describe('What is left of a paste without its successes', () => {
  const cases: readonly (readonly [text: string, left: string])[] = [
    ['signing in works, the upload is refused', 'the upload is refused'],
    ['the agent is okay but my laptop gets 401', 'but my laptop gets 401'],
    ['přihlášení projde, nahrání hlásí 401', 'nahrání hlásí 401'],
    ['I can pull; pushing is denied', 'pushing is denied'],
    ['docker push works? no', 'docker push works? no'],
    ['it worked until I moved', 'it worked until I moved'],
    ['nothing works, not even docker', 'nothing works, not even docker'],
    ['it does not work', 'it does not work'],
    ['nefunguje to', 'nefunguje to'],
    ['when I push, it hangs', 'when I push, it hangs'],
    ['Successfully assigned web to node 1', 'Successfully assigned web to node 1'],
    ['no success to tell of', 'no success to tell of'],
  ];
  for (const [text, rest] of cases) it(JSON.stringify(text), () => assert.equal(left(text), rest));

  it('are not the commands that say themselves that they are done', () => {
    const text = `$ docker login fabrikam.azurecr.io
Login Succeeded
$ docker push fabrikam.azurecr.io/a
The push refers to repository [fabrikam.azurecr.io/a]
1: digest: sha256:${'ab'.repeat(32)} size: 948
$ docker push fabrikam.azurecr.io/b
denied`;
    assert.equal(left(text), '\n\n\n\n\n$ docker push fabrikam.azurecr.io/b\ndenied');
  });

  it('keeps a command that failed before another one succeeded', () => {
    const text = 'docker pull a\nunauthorized\ndocker login b\nLogin Succeeded';
    assert.equal(left(text), 'docker pull a\nunauthorized\n\n');
  });

  it('is the very same paste where nothing went well', () => {
    const paste = viewPaste(['docker push a', 'denied'], []);
    assert.equal(withoutSuccesses(paste), paste);
  });
});

describe('A fact read beside a success', () => {
  it('shows the whole line, as it was pasted', () => {
    const line = 'docker login works, docker pull hangs';
    assert.deepEqual(factsOf(line).operation, { value: 'pull', origin: 'pasted', line });
  });

  it('is read from the success where nothing else tells it', () => {
    assert.equal(factsOf('docker login works').operation?.value, 'login');
  });
});
