import type { Answer, DirectoryApplication, Ending } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import { createReporter } from '../createReporter.ts';

function hasEnded({ endsAt }: Ending, now: string): boolean {
  return typeof endsAt === 'string' && Date.parse(endsAt) <= Date.parse(now);
}

/** The day on which the last of some secrets ended. */
function lastDay(secrets: readonly Ending[]): string {
  return (
    secrets
      .map(({ endsAt }) => endsAt ?? '')
      .sort()
      .at(-1)
      ?.slice(0, 10) ?? ''
  );
}

/**
 * Judges the ends of a service principal's secrets. They sit on the application, on the service principal, or on both:
 * expired is only said where both were read.
 */
export function secretsFinding(
  principal: DirectoryApplication,
  application: Answer<DirectoryApplication>,
  now: string,
): Finding {
  const report = createReporter({ id: 'K15', name: 'secrets' });
  const read = [principal, ...(application.kind === 'found' ? [application.value] : [])];
  const secrets = read.flatMap((one) => one.secrets);
  const certificates = read.flatMap((one) => one.certificates).filter((one) => !hasEnded(one, now));
  const ended = secrets.filter((secret) => hasEnded(secret, now));
  const values = { count: String(ended.length), day: lastDay(ended) };
  if (ended.length < secrets.length) {
    return ended.length === 0 && secrets.every(({ endsAt }) => endsAt !== undefined)
      ? report.ok('check.secrets.valid', { count: String(secrets.length) }, { rulesOut: ['client-secret-expired'] })
      : report.unknown('check.secrets.some-ended', values, { suspects: ['client-secret-expired'] });
  }
  if (secrets.length === 0) return report.unknown('check.secrets.none');
  if (application.kind === 'unknown' || certificates.length > 0) {
    return report.unknown('check.secrets.seen-ended', values, { suspects: ['client-secret-expired'] });
  }
  return report.problem('check.secrets.all-ended', values, { confirms: ['client-secret-expired'] });
}
