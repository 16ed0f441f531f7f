import type { Finding, LookTrouble } from '../conversation/case.ts';
import type { Asker } from './decide.ts';

/** What is kept of a look for those who must be able to show what the assistant did. */
export type AuditedLook = {
  readonly at: string;
  readonly asker: Asker;
  readonly registry: string;
  readonly findings: readonly Finding[];
  readonly trouble?: LookTrouble;
};

/**
 * One look as a line of JSON: who, where, which registry, which checks with their verdicts, and Azure's correlation ids.
 * Never what was seen.
 */
export function auditLine({ at, asker, registry, findings, trouble }: AuditedLook): string {
  const ids = findings.flatMap(({ correlationId }) => correlationId ?? []);
  return JSON.stringify({
    level: 'audit',
    at,
    what: 'looked at a registry',
    channel: asker.channel,
    thread: asker.thread,
    person: asker.person,
    registry,
    outcome: trouble ?? 'done',
    checks: findings.map(({ check, verdict }) => `${check}: ${verdict}`),
    correlationIds: [...new Set(ids)],
  });
}
