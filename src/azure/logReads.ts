import { z } from 'zod';
import { noSuchId } from './armId.ts';
import type { Ask } from './ask.ts';
import type { Answer, LoginFailure } from './port.ts';

const tablesSchema = z.object({
  error: z.unknown().optional(),
  tables: z.array(z.object({ columns: z.array(z.object({ name: z.string() })), rows: z.array(z.array(z.unknown())) })),
});

const rowSchema = z
  .object({
    Identity: z.string().nullish(),
    CallerIpAddress: z.string().nullish(),
    ResultDescription: z.string(),
    // A long number comes as a text.
    n: z.union([
      z.int().nonnegative(),
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ]),
    last: z.string(),
  })
  .transform(
    (row): LoginFailure => ({
      identity: row.Identity ?? '',
      callerIp: row.CallerIpAddress ?? '',
      status: row.ResultDescription,
      count: row.n,
      last: row.last,
    }),
  );

function queryFor(loginServer: string): string {
  return `ContainerRegistryLoginEvents
| where LoginServer =~ '${loginServer}' and ResultDescription != '200'
| summarize n=count(), last=max(TimeGenerated) by Identity, CallerIpAddress, ResultDescription
| top 20 by last desc`;
}

function failuresOf(page: unknown): readonly LoginFailure[] {
  const { error, tables } = tablesSchema.parse(page);
  const [table] = tables;
  if (error || table === undefined) throw new Error('The answer is not whole.');
  const names = table.columns.map(({ name }) => name);
  return table.rows.map((row) => rowSchema.parse(Object.fromEntries(names.map((name, at) => [name, row[at]]))));
}

/** Refused sign-ins of the last day in a workspace (K17). Without a workspace they are off. */
export async function readLoginFailures(
  ask: Ask,
  workspaceId: string | undefined,
  loginServer: string,
): Promise<Answer<readonly LoginFailure[]>> {
  if (workspaceId === undefined) return { kind: 'unknown', why: 'off' };
  if (!/^[a-z0-9.-]{5,150}$/i.test(loginServer)) return noSuchId;
  return ask({
    action: 'logs:read',
    send: ({ logs }) => logs().queryWorkspace(workspaceId, queryFor(loginServer), { duration: 'P1D' }),
    parse: ([page]) => failuresOf(page),
  });
}
