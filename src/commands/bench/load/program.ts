import { fork } from 'node:child_process';
import type { Figures, FromProgram, Ports, Start, ToProgram } from './protocol.ts';
import { identityEnvironment } from './stand.ts';

/** A program under load, in a process of its own. */
export type RunningProgram = {
  readonly ports: Ports;
  readonly figures: () => Promise<Figures>;
  readonly close: () => Promise<void>;
};

/**
 * Starts a program in a process of its own.
 * @throws Error where it ends instead of answering.
 */
export async function startProgram(file: string, start: Start): Promise<RunningProgram> {
  const env = { ...process.env, ...identityEnvironment(start.platforms) };
  const child = fork(file, { execArgv: [...process.execArgv, '--expose-gc'], env });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ask = async (said: ToProgram): Promise<FromProgram> => {
    const answered = new Promise<FromProgram>((resolve) =>
      child.once('message', (answer) => resolve(answer as FromProgram)),
    );
    child.send(said);
    const answer = await Promise.race([answered, ended]);
    if (answer === undefined) throw new Error('The program under load ended. What it wrote before tells why.');
    return answer;
  };
  const { ports } = (await ask({ start })) as { readonly ports: Ports };
  return {
    ports,
    figures: async () => ((await ask('figures')) as { readonly figures: Figures }).figures,
    close: async () => {
      child.send('end' satisfies ToProgram);
      await ended;
    },
  };
}
