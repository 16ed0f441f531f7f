import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** What the fake says instead of its usual answer to a command; `never`: nothing, `drop`: it hangs up. */
export type SmtpReply = string | 'never' | 'drop';

/** A mail server on 127.0.0.1 that takes mail without TLS (RFC 5321), as far as a client needs it. */
export type FakeSmtp = {
  readonly port: number;
  /** The mails that it took, as they came. */
  readonly mails: string[];
  /** The lines of the clients, but the mails' own. */
  readonly lines: string[];
  /** Answers a command, `greeting` or `mail` (the end of one, already taken), otherwise than usual. */
  instead: ((command: string) => SmtpReply | undefined) | undefined;
  /** What it offers beside. */
  offers: readonly string[];
  readonly close: () => Promise<void>;
};

const usual: Readonly<Record<string, string>> = {
  greeting: '220 fake ready',
  AUTH: '235 welcome',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  mail: '250 queued',
  QUIT: '221 bye',
  RSET: '250 ok',
};

/** Starts the fake. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    void serve(socket);
  });

  function say(socket: Socket, command: string): void {
    const hello = ['fake', ...fake.offers].map(
      (line, index, all) => `250${index === all.length - 1 ? ' ' : '-'}${line}`,
    );
    const text = fake.instead?.(command) ?? (command === 'EHLO' ? hello.join('\r\n') : (usual[command] ?? '502 what?'));
    if (text === 'drop') socket.destroy();
    else if (text !== 'never') socket.write(`${text}\r\n`);
  }

  /** Takes a line of a mail, if one is being sent; gives whether it was the last one. */
  function takeLine(mail: string[], line: string): boolean {
    if (line !== '.') mail.push(line.replace(/^\.\./, '.'));
    else fake.mails.push(mail.join('\n'));
    return line === '.';
  }

  async function serve(socket: Socket): Promise<void> {
    let mail: string[] | undefined;
    say(socket, 'greeting');
    for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (mail !== undefined) {
        if (!takeLine(mail, line)) continue;
        mail = undefined;
        say(socket, 'mail');
        continue;
      }
      fake.lines.push(line);
      const command = line.split(' ')[0]!.toUpperCase();
      if (command === 'DATA' && fake.instead?.('DATA') === undefined) mail = [];
      say(socket, command);
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const fake: FakeSmtp = {
    port: (server.address() as AddressInfo).port,
    mails: [],
    lines: [],
    instead: undefined,
    offers: ['AUTH PLAIN LOGIN'],
    close: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      return closed;
    },
  };
  return fake;
}
