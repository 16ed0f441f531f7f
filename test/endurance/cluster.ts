import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** A PostgreSQL server of a test's own, to be stopped and started. */
export type Cluster = { readonly url: string; start(): Promise<void>; stop(): Promise<void>; remove(): Promise<void> };

const installed = '/usr/lib/postgresql';
const run = promisify(execFile);

/** Where PostgreSQL's programs are, in Debian's place; the newest version. */
function programs(): string {
  const [newest] = readdirSync(installed).sort((one, other) => Number(other) - Number(one));
  return path.join(installed, newest!, 'bin');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** PostgreSQL refuses to run as root, so there it runs as its own user. */
async function asPostgres(command: string, folder: string): Promise<void> {
  if (process.getuid?.() === 0) await run('su', ['postgres', '-c', command], { cwd: folder });
  else await run('sh', ['-c', command], { cwd: folder });
}

/** Makes a server in a folder of its own, and starts it. */
export async function createCluster(): Promise<Cluster> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cluster-'));
  await chmod(folder, 0o777);
  const port = await freePort();
  const control = `${programs()}/pg_ctl --pgdata=${folder}/data`;
  await asPostgres(
    `${programs()}/initdb --pgdata=${folder}/data --auth=trust --encoding=UTF8 --username=postgres`,
    folder,
  );
  const start = () =>
    asPostgres(
      `${control} --log=${folder}/log --wait -o '-h 127.0.0.1 -p ${port} -k ${folder}' start >/dev/null`,
      folder,
    );
  const stop = () => asPostgres(`${control} --mode=immediate stop >/dev/null`, folder);
  await start();
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    remove: async () => {
      await stop().catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
