import type { Token } from '../../azure/port.ts';
import type { Finding } from '../../conversation/case.ts';
import { createReporter } from '../createReporter.ts';

const report = createReporter({ id: 'K14', name: 'token-passwords' });

/** Whether a token has a password that has not ended by `now`. Which of two is used can't be seen. */
export function judgePasswords({ name, passwords }: Token, now: string): Finding {
  const token = { token: name };
  if (passwords.length === 0) {
    return report.problem('check.token-passwords.none', token, { confirms: ['token-without-password'] });
  }
  const rulesOut = ['token-without-password'];
  const causes = ['token-password-expired'];
  const ends = passwords.map(({ endsAt }) => stateOf(endsAt, now));
  const ended = passwords.filter((_, at) => ends[at] === 'ended');
  const values = { ...token, day: lastDay(ended.map(({ endsAt }) => endsAt ?? '')) };
  if (ended.length === passwords.length) {
    return report.problem('check.token-passwords.ended', values, { confirms: causes, rulesOut });
  }
  if (ended.length > 0)
    return report.unknown('check.token-passwords.one-ended', values, { suspects: causes, rulesOut });
  return ends.includes('unclear')
    ? report.unknown('check.token-passwords.unclear', token, { rulesOut })
    : report.ok('check.token-passwords.valid', token, { rulesOut: [...rulesOut, ...causes] });
}

/** Null never ends. What is no time (or left out, whatever the type says) is unclear. */
function stateOf(endsAt: string | null | undefined, now: string): 'valid' | 'ended' | 'unclear' {
  if (endsAt === null) return 'valid';
  const [end, today] = [Date.parse(endsAt ?? ''), Date.parse(now)];
  if (Number.isNaN(end) || Number.isNaN(today)) return 'unclear';
  return end <= today ? 'ended' : 'valid';
}

function lastDay(times: readonly string[]): string {
  return [...times].sort().at(-1)?.slice(0, 10) ?? '';
}
