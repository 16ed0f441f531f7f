import { stringify } from 'yaml';

/** An error that nobody recognised, as often as it came. Template and example are masked (`templateOf`). */
export type UnmatchedError = {
  readonly template: string;
  readonly example: string;
  readonly count: number;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  readonly language: string;
};

/** How an example is read today: the knowledge may have learnt it since. */
export type ReadExample = (example: string) => string | undefined;

/** What nobody matched, the commonest first, of equal ones the newest; each ready to be put into an entry. */
export function unmatchedText(errors: readonly UnmatchedError[], read: ReadExample): string {
  if (errors.length === 0) return 'Nothing is kept that nobody matched.';
  const sorted = errors.toSorted((a, b) => b.count - a.count || b.lastSeen.getTime() - a.lastSeen.getTime());
  const total = errors.reduce((sum, { count }) => sum + count, 0);
  return [
    `${total} texts that nobody matched, of ${errors.length} ${errors.length === 1 ? 'kind' : 'kinds'}. Names, hosts and numbers are masked or made up.`,
    ...sorted.map((error) => entryOf(error, read)),
    howTo,
  ].join('\n\n');
}

const howTo = `To make one an entry: npm run knowledge -- new signature ID, put the wording and the example there, look at
npm run knowledge -- try "EXAMPLE", then run npm run knowledge.`;

function entryOf(
  { template, example, count, firstSeen, lastSeen, language }: UnmatchedError,
  read: ReadExample,
): string {
  const filled = filledIn(example);
  const known = read(filled);
  return [
    `${count} × ${template}`,
    `first ${day(firstSeen)}, last ${day(lastSeen)}, language ${language}${known === undefined ? '' : `; by now it is read as ${known}`}`,
    indented(
      stringify(
        { wordings: { shared: [wordingOf(example, template)] }, examples: { match: [filled] } },
        { lineWidth: 0 },
      ),
    ),
  ].join('\n');
}

const day = (time: Date) => time.toISOString().slice(0, 10);

function indented(yaml: string): string {
  return yaml.trimEnd().replace(/^(?=.)/gm, '    ');
}

/** What a mask is filled in with, so that an example reads like a paste. Addresses and names are those kept for examples. */
const fillings: Readonly<Record<string, string>> = {
  registry: 'contosodev',
  host: 'host.example.com',
  ip: '203.0.113.7',
  email: 'somebody@example.com',
  id: '5f2c1d0e-1111-4222-8333-444455556666',
  digest: `sha256:${'0123456789abcdef'.repeat(4)}`,
  time: '2026-01-02T10:00:00Z',
  number: '7',
  path: 'team/app',
  url: 'https://host.example.com/',
  secret: '«secret 1»',
  name: 'contoso',
  value: 'contoso',
};
const mask = /<([a-z]+)>/g;

/** A masked example with made-up values in the place of its masks. */
export function filledIn(example: string): string {
  return example.replace(mask, (whole, name: string) => fillings[name] ?? whole);
}

/** A first draft of the wording: the line of the template, with a gap where something varies. */
export function wordingOf(example: string, template: string): string {
  const line = example.split('\n').find((one) => one.toLowerCase().startsWith(template.slice(0, 20))) ?? template;
  return line
    .replace(mask, '…')
    .replace(/[*|]/g, '…')
    .replace(/\s*…[\s…]*/g, ' … ')
    .replace(/^[\s….,:]+|[\s…]+$/g, '');
}
