import assert from 'node:assert/strict';
import { createTracer } from '../../../src/commands/knowledge/try/trace.ts';
import { traceText } from '../../../src/commands/knowledge/try/traceText.ts';
import { loadContent } from '../../../src/knowledge/load.ts';

describe('npm run knowledge -- try', function () {
  this.timeout(60_000);
  const content = loadContent();
  const trace = createTracer(content);
  const textOf = (paste: string) => traceText(trace(paste), content);

  function assertShows(text: string, parts: readonly (string | RegExp)[]): void {
    for (const part of parts)
      assert.ok(typeof part === 'string' ? text.includes(part) : part.test(text), `${part} is missing in:\n${text}`);
  }

  it('shows each stage of an error text, and no secret', () => {
    const secret = ['Made', 'UpSecret', '1234'].join('');
    const text = textOf(`docker login contosoprod.azurecr.io -u app -p ${secret}
2026-11-25T10:00:00Z Error response from daemon: Get "https://contosoprod.azurecr.io/v2/": unauthorized: authentication required`);
    assertShows(text, [
      'password: «secret 1»',
      '2  Error response from daemon: Get',
      'taken off the front, for example: 2026-11-25T10:00:00Z',
      /line 2: about an Azure registry – .*azurecr/,
      'registry: contosoprod – line 2',
      'line 2: "authentication required" – shared wording of authentication-required (order 9)',
      'does not count: weak wordings only count where nothing stronger was said',
      'not read: an exact or shared wording was found',
      /1\. authentication-required: sure – shared wording .*: its line is about an Azure registry/,
      /1\. [a-z-]+: (likely|possible), \d+ % of the weight/,
    ]);
    assert.ok(!text.includes(secret));
  });

  it("shows which of a person's own words said what, and what they had to reach", () => {
    assertShows(textOf('nemuzu se prihlsait do acr, heslo je spatne'), [
      '"prihlsait" is read as "prihlasit"',
      /@password: .*heslo/,
      /invalid-username-or-password: 0\.\d\d – .*@password \+\d\.\d/,
      /Something is to be claimed with 0\.\d\d; needed is 0\.\d\d, because the text is about an Azure registry/,
      /1\. invalid-username-or-password: (likely|unsure) – own words, 0\.\d\d: /,
    ]);
  });

  it('puts right what text recognition misread, as the reader does', () => {
    assertShows(textOf('docker pull contosodev.azurecr.io/web:1\nunauthorlzed: authentlcation required'), [
      'line 2: "unauthorized: authentication required" – shared wording of authentication-required (order 9)',
    ]);
  });

  it('says why nothing is claimed about something else', () => {
    assertShows(textOf('failed to pull nginx from docker hub: unauthorized'), [
      'The whole text: about something else.',
      'The person is told that it is about: Docker Hub.',
      'does not count: the text is about something other than an Azure registry',
      'none: nothing is claimed',
    ]);
  });

  it('shows of a long text only the lines in which something was found', () => {
    const noise = Array.from({ length: 200 }, (_, index) => `step ${index} of something`).join('\n');
    const text = textOf(`${noise}\nError: contosodev.azurecr.io: unauthorized: authentication required\n${noise}`);
    assertShows(text, [/201 {2}Error: contosodev/, /further lines in which nothing was found/]);
    assert.ok(text.split('\n').length < 80);
  });

  it('has a reason for the band of every example of every signature, as the reader gives it', () => {
    for (const { id, examples } of content.signatures.values()) {
      for (const example of examples.match) {
        const { reading, ...rest } = trace(example);
        const text = traceText({ reading, ...rest }, content);
        assert.match(text, new RegExp(`1\\. ${reading.matches[0]?.signature}: ${reading.matches[0]?.band} – `), id);
        assert.doesNotMatch(text, /– its wording$/m, `${id}: ${example}`);
      }
    }
  });
});
