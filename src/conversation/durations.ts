const minutesIn: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080, month: 43_200 };

const units: readonly (readonly [RegExp, string])[] = [
  [/\b(\d{1,4}|a|an|few|par|nekolika?|several)\s*(?:min|minut\w*|minutes?)\b/, 'minute'],
  [/\b(\d{1,4}|a|an|few|par|nekolika?|several)\s*(?:h|hod|hodin\w*|hours?|hrs?)\b/, 'hour'],
  [/\b(\d{1,4}|a|an|few|par|nekolika?|several)\s*(?:d|days?|dn[yuia]\w*|den)\b/, 'day'],
  [/\b(\d{1,4}|a|an|few|par|nekolika?|several)\s*(?:weeks?|tydn\w*|tyden)\b/, 'week'],
  [/\b(\d{1,4}|a|an|few|par|nekolika?|several)\s*(?:months?|mesic\w*)\b/, 'month'],
];

const countOf: Readonly<Record<string, number>> = { a: 1, an: 1 };
const several = 4;

/** The minutes that a folded text tells ("2 hours ago", "pred 10 minutami"), or undefined. */
export function readMinutes(folded: string): number | undefined {
  for (const [pattern, unit] of units) {
    const count = pattern.exec(folded)?.[1];
    if (count !== undefined) return (countOf[count] ?? (Number(count) || several)) * (minutesIn[unit] ?? 1);
  }
  return undefined;
}

/** Whether a value of a question ("hours", "over-3-hours") covers a time; undefined where it is no time. */
export function coversMinutes(value: string, minutes: number): boolean {
  const limit = /^(under|over)-(\d{1,3})-hours$/.exec(value);
  if (limit) return limit[1] === 'under' ? minutes <= Number(limit[2]) * 60 : minutes > Number(limit[2]) * 60;
  if (value === 'minutes') return minutes < 60;
  if (value === 'hours') return minutes >= 60 && minutes < 1440;
  return value === 'days' && minutes >= 1440;
}
