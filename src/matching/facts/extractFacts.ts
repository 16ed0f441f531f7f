import type { Fact, Facts, pastedFactNames } from '../../knowledge/facts.ts';
import { readEnvironment } from './environment.ts';
import { readErrors } from './errors.ts';
import { readIds } from './ids.ts';
import { readImage } from './image.ts';
import { readOperation } from './operation.ts';
import { type Found, type Paste, viewPaste } from './paste.ts';
import { registriesIn } from './registry.ts';

type FoundFacts = { readonly [name in (typeof pastedFactNames)[number]]?: Found | undefined };

/** The facts of a paste, and the registries that it names beside the one in `facts.registry`. */
export type Extracted = { readonly facts: Facts; readonly otherRegistries: readonly string[] };

/**
 * Reads the facts that a paste states; what it does not state is absent. `lines` and `prefixes` are those of
 * `normalise`; without the prefixes, facts that only timestamps and marks of pipelines tell are missed.
 */
export function extractFacts(lines: readonly string[], prefixes: readonly string[] = []): Extracted {
  const paste = viewPaste(lines, prefixes);
  const { found, others } = readRegistry(paste);
  const facts: FoundFacts = {
    ...found,
    ...readImage(paste),
    ...readErrors(paste),
    ...readIds(paste),
    environment: readEnvironment(paste),
    operation: readOperation(paste),
  };
  return { facts: asFacts(facts), otherRegistries: others };
}

const cloudBySuffix: Readonly<Record<string, string>> = { io: 'public', cn: 'china', us: 'usgov' };

function readRegistry(paste: Paste): { found: FoundFacts; others: readonly string[] } {
  const mentions = registriesIn(paste);
  const [best] = mentions;
  if (!best) return { found: {}, others: [] };
  const same = mentions.filter((mention) => mention.name === best.name && mention.host);
  const found = (value: string | undefined, at: number): Found | undefined =>
    value === undefined ? undefined : { value, line: paste.lines[at]! };
  const host = same.find((mention) => mention.host?.loginServer);
  const region = same.find((mention) => mention.host?.region);
  return {
    found: {
      registry: found(best.name, best.line),
      loginServer: found(host?.host?.loginServer, host?.line ?? 0),
      cloud: found(cloudBySuffix[host?.host?.suffix ?? ''], host?.line ?? 0),
      region: found(region?.host?.region, region?.line ?? 0),
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
