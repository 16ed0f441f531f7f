import assert from 'node:assert/strict';
import { runExamples } from '../../src/commands/knowledge/runExamples.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { families } from '../../src/knowledge/schema.ts';
import { createReader } from '../../src/matching/createReader.ts';

/** What the article says, section by section, as its reader would list it. */
const article: readonly [section: RegExp, points: readonly RegExp[]][] = [
  [
    /^Symptoms/,
    [
      /docker login.*az acr login/,
      /authentication required/,
      /Application not registered with AAD/,
      /Could not connect to the registry login server/,
      /push or pull/i,
      /CONNECTIVITY_REFRESH_TOKEN_ERROR/,
      /Kubernetes/,
      /Azure DevOps/,
      /another Azure service/,
      /403 Forbidden/,
      /portal/,
      /Azure CLI/,
    ],
  ],
  [/^Causes/, [/Docker/, /does not exist|name is wrong/, /not valid/, /public/i, /not authorised/, /expired/]],
  [/diagnosis/i, [/check-health/, /Docker configuration/, /Entra/, /reference/, /AKS/, /firewall|network/]],
  [/Docker configuration/, [/installed locally/, /daemon/, /18\.03/]],
  [/registry name/, [/full login server name/, /lower-case/, /sign in to the Azure CLI first/, /resource name/]],
  [
    /confirm the credentials/i,
    [
      /tenant/,
      /application \(client\) id/,
      /client secret/,
      /Azure service/,
      /--expose-token/,
      /docker logout/,
      /individual/i,
      /service principal/,
      /managed identity/,
      /repository-scoped token/,
      /admin account/,
      /error codes/,
      /az acr login reference/,
    ],
  ],
  [/permissions/, [/AcrPull/, /AcrPush/, /Reader/, /private browser/, /role assignments/, /new application secret/]],
  [/not expired/, [/3 hours/, /expired secret/, /token/, /reset/, /regenerate/]],
  [/^Advanced/, [/ContainerRegistryLoginEvents/, /Query the log/, /FAQ/, /best practices/]],
  [/^Next steps/, [/network/, /performance/, /Community/, /Q&A/, /support ticket/]],
];

describe('The knowledge base', () => {
  const content = loadContent();

  it('reads every example of every signature as its file says', () => {
    assert.deepEqual(runExamples(content, createReader(content)), []);
  });

  for (const [section, points] of article) {
    it(`covers every point of the article's section ${section.source}`, () => {
      const covering = content.article.sections.filter(({ title }) => section.test(title.en));
      const covered = covering.flatMap((found) => found.points.map(({ point }) => point));
      assert.deepEqual(
        points.filter((point) => !covered.some((text) => point.test(text))),
        [],
      );
    });
  }

  it('has a cause for every family, and a signature that leads to every cause', () => {
    const causes = [...content.causes.values()];
    assert.deepEqual(new Set(causes.map(({ family }) => family)), new Set(families));
    const led = new Set([...content.signatures.values()].flatMap((signature) => signature.causes.map((c) => c.cause)));
    assert.deepEqual(
      causes.map(({ id }) => id).filter((id) => !led.has(id)),
      [],
    );
  });

  it('shows every guide somewhere: as the fix of a cause, or for a point of the article', () => {
    const fixing = [...content.causes.values()].flatMap((cause) => cause.fixes.map(({ guide }) => guide));
    const covering = content.article.sections.flatMap(({ points }) => points.flatMap((point) => point.covered));
    const shown = new Set([...fixing, ...covering.map((reference) => reference.replace('guide/', ''))]);
    assert.deepEqual(
      [...content.guides.keys()].filter((id) => !shown.has(id)),
      [],
    );
  });

  it('was compared with its sources, none of them in the future', () => {
    const entries = [...content.signatures.values(), ...content.causes.values(), ...content.guides.values()];
    for (const { id, checked, source } of entries) {
      assert.ok(checked <= new Date().toISOString().slice(0, 10), id);
      assert.match(source, /^https:\/\//, id);
    }
  });
});
