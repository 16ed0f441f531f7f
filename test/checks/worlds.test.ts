import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createRecordedAzure } from '../../src/azure/recorded/createRecordedAzure.ts';
import { fixOf, readWorld, type World } from '../../src/azure/recorded/world.ts';
import { runChecks } from '../../src/checks/runChecks.ts';
import type { Finding } from '../../src/conversation/case.ts';
import { rankCauses } from '../../src/conversation/diagnosis.ts';
import { withObserved } from '../../src/conversation/observed.ts';
import type { Facts } from '../../src/knowledge/facts.ts';
import { loadContent } from '../../src/knowledge/load.ts';
import { createReader } from '../../src/matching/createReader.ts';
import type { Match } from '../../src/matching/reading.ts';
import { redact } from '../../src/redaction/redact.ts';

const folder = path.resolve(import.meta.dirname, '../worlds');
const now = '2026-08-20T10:00:00Z';
const content = loadContent();
const read = createReader(content);

type Case = { readonly facts: Facts; readonly matches: readonly Match[] };

/** What the assistant knows before it looks: what the paste says, and what the person added. */
function caseOf({ case: given }: World): Case {
  assert.ok(given !== undefined, 'The world has no case.');
  const reading = given.paste === undefined ? undefined : read(redact(given.paste).text);
  const added = Object.entries(given.facts).map(([name, value]) => [name, { value, origin: 'given' as const }]);
  return {
    facts: { ...reading?.facts, ...Object.fromEntries(added) },
    matches: reading?.matches ?? [{ signature: given.signature, band: 'sure', line: '' }],
  };
}

async function look(world: World, { facts, matches }: Case): Promise<readonly Finding[]> {
  const azure = createRecordedAzure(world, { now: () => Date.parse(now) });
  return runChecks({ azure, facts, signatures: matches.map(({ signature }) => signature), now });
}

function describeFindings(findings: readonly Finding[]): string {
  return findings.map(({ check, verdict, reason }) => `${check} ${verdict}: ${reason.phrase}`).join('\n');
}

/** The worst of a check's verdicts: a problem, then unknown. */
function verdictOf(findings: readonly Finding[], check: string): string | undefined {
  const verdicts = findings.filter((finding) => finding.check === check).map(({ verdict }) => verdict);
  return (['problem', 'unknown', 'ok'] as const).find((verdict) => verdicts.includes(verdict));
}

describe('recorded worlds', function () {
  this.timeout(10_000);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  for (const file of files) {
    const world = readWorld(readFileSync(path.join(folder, file), 'utf8'));
    if (world.case === undefined || world.expected === undefined) continue;
    const { cause, findings: expected } = world.expected;

    it(`${file}: ${world.about}`, async () => {
      const known = caseOf(world);
      assert.equal(known.matches[0]?.signature, world.case?.signature);
      const findings = await look(world, known);
      const said = describeFindings(findings);
      for (const [check, verdict] of Object.entries(expected)) {
        assert.equal(verdictOf(findings, check), verdict, `${check}\n${said}`);
      }
      const facts = withObserved(known.facts, findings);
      const [first] = rankCauses(content, { matches: known.matches, facts, findings, failed: [] });
      if (cause !== null) assert.equal(first?.cause.id, cause, said);
      else
        assert.deepEqual(
          findings.filter(({ verdict }) => verdict === 'problem'),
          [],
          said,
        );
    });

    if (world.fix === undefined) continue;
    it(`${file}: its fix takes the problem away`, async () => {
      const findings = await look({ ...world, ...fixOf(world) }, caseOf(world));
      assert.ok(!findings.some(({ confirms }) => confirms.includes(cause ?? '')), describeFindings(findings));
    });
  }
});
