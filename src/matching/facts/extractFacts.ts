import type { Fact, Facts, pastedFactNames } from '../../knowledge/facts.ts';
import { type Found, type Paste, viewPaste } from './paste.ts';
import { readEnvironment } from './readEnvironment.ts';
import { readErrors } from './readErrors.ts';
import { readIdentity } from './readIdentity.ts';
import { readIds } from './readIds.ts';
import { readImage } from './readImage.ts';
import { readOperation } from './readOperation.ts';
import { readCloud, readRegion } from './readPlace.ts';
import { readTool } from './readTool.ts';
import { registriesIn } from './registriesIn.ts';
import { withoutSuccesses } from './withoutSuccesses.ts';

type FoundFacts = {
  readonly [name in (typeof pastedFactNames)[number] | 'privateNetwork' | 'cluster']?: Found | undefined;
};

/** The facts of a paste, and the registries that it names beside the one in `facts.registry`. */
export type Extracted = { readonly facts: Facts; readonly otherRegistries: readonly string[] };

/**
 * Reads the facts that a paste states; what it does not state is absent. `lines` and `prefixes` are those of
 * `normalise`; without the prefixes, facts that only timestamps and marks of pipelines tell are missed.
 */
export function extractFacts(lines: readonly string[], prefixes: readonly string[] = []): Extracted {
  const paste = viewPaste(lines, prefixes);
  const failed = withoutSuccesses(paste);
  const ofFailure = (read: (from: Paste) => Found | undefined) =>
    read(failed) ?? (failed === paste ? undefined : read(paste));
  const { found, others } = readRegistry(paste);
  const facts: FoundFacts = {
    ...found,
    cloud: found.cloud ?? readCloud(paste),
    region: readRegion(paste),
    environment: ofFailure(readEnvironment),
    tool: ofFailure(readTool),
    operation: ofFailure(readOperation),
    ...readImage(paste),
    identity: readIdentity(paste, found.registry?.value),
    ...readIds(paste),
    ...readErrors(paste),
  };
  return { facts: asFacts({ ...facts, privateNetwork: privateNetworkOf(facts.clientIp) }), otherRegistries: others };
}

const privateAddress = /^(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;

/** A registry that saw a private address was reached over a private path, where rules on public addresses say nothing. */
function privateNetworkOf(clientIp: FoundFacts['clientIp']): FoundFacts['clientIp'] {
  return clientIp && privateAddress.test(clientIp.value) ? { ...clientIp, value: 'yes' } : undefined;
}

const cloudBySuffix: Readonly<Record<string, string>> = { io: 'public', cn: 'china', us: 'usgov' };

function readRegistry(paste: Paste): { found: FoundFacts; others: readonly string[] } {
  const mentions = registriesIn(paste);
  const [best] = mentions;
  if (!best) return { found: {}, others: [] };
  const asHost = mentions.find(({ name, host }) => name === best.name && host?.loginServer);
  const cloud = cloudBySuffix[asHost?.host?.suffix ?? ''];
  const hostLine = paste.lines[asHost?.line ?? 0]!;
  return {
    found: {
      registry: { value: best.name, line: paste.lines[best.line]! },
      ...(asHost?.host?.loginServer && { loginServer: { value: asHost.host.loginServer, line: hostLine } }),
      ...(cloud && { cloud: { value: cloud, line: hostLine } }),
    },
    others: [...new Set(mentions.map((mention) => mention.name))].slice(1),
  };
}

function asFacts(found: FoundFacts): Facts {
  const entries = Object.entries(found).flatMap(([name, fact]): [string, Fact][] =>
    fact ? [[name, { value: fact.value, origin: 'pasted', line: fact.line }]] : [],
  );
  return Object.fromEntries(entries);
}
