import { createHash } from 'node:crypto';
import nodemailer from 'nodemailer';
import type { Ticket } from '../conversation/ticket/ticket.ts';
import type { Language } from '../knowledge/schema.ts';
import { visible } from '../messages/text.ts';
import { mailFailure } from './mailFailure.ts';
import { problemOf } from './problemOf.ts';
import type { Target } from './target.ts';
import { entryText, keyOf, oneLine, textOf, titleOf } from './ticketText.ts';

/** A mailbox that tickets go to, and the server that takes them. */
export type MailSettings = {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly from: string;
  readonly to: readonly string[];
  /** Absent: the server takes mail from this machine without. */
  readonly login?: { readonly user: string; readonly secret: string };
  readonly language: Language;
};

/** What only tests set. */
export type MailOptions = {
  /** Sends without TLS. Works on the loopback address alone. */
  readonly isPlainLoopback?: boolean;
};

/** What one mail holds, beside who sends it to whom. */
type Mail = {
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly inReplyTo?: string;
  readonly references?: string;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: string;
    readonly contentType: string;
  }[];
};

const subjectLimit = 150;

/** Port 465 speaks TLS from the start (RFC 8314); any other must offer STARTTLS before anything is said. */
const tlsPort = 465;

/** The longest that a connection says nothing, in ms, where the signal does not end it before. */
const silence = 30_000;

function transportOf({ host, port, login }: MailSettings, { isPlainLoopback = false }: MailOptions) {
  const isPlain = isPlainLoopback && host === '127.0.0.1';
  return nodemailer.createTransport({
    host,
    port,
    secure: port === tlsPort,
    ...(isPlain ? { ignoreTLS: true } : { requireTLS: true, tls: { minVersion: 'TLSv1.2' } }),
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.secret } }),
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

type Transport = ReturnType<typeof transportOf>;

/** Does something with the server, and ends when the signal says so: nodemailer itself knows no signals. */
async function withServer<Value>(
  transport: Transport,
  signal: AbortSignal,
  act: (transport: Transport) => Promise<Value>,
): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    return await Promise.race([act(transport), aborted]);
  } catch (error) {
    throw mailFailure(error);
  } finally {
    signal.removeEventListener('abort', stop);
    transport.close();
  }
}

/** Message ids are of the sender's domain (RFC 5322, 3.6.4). The same key makes the same id, so that a repeat is known. */
function messageIdOf({ from }: MailSettings, key: string): string {
  return `<acr-${key}@${from.slice(from.lastIndexOf('@') + 1)}>`;
}

function markdownOf({ rendered, title }: Ticket, language: Language): string {
  return visible((rendered.find((one) => one.language === language) ?? rendered[0])?.markdown ?? title);
}

function ticketMail(settings: MailSettings, ticket: Ticket): Mail {
  const { language } = settings;
  return {
    messageId: messageIdOf(settings, keyOf(ticket)),
    subject: titleOf(ticket, subjectLimit),
    text: textOf(ticket, language),
    attachments: [
      { filename: 'ticket.json', content: JSON.stringify(ticket, undefined, 2), contentType: 'application/json' },
      { filename: 'ticket.md', content: markdownOf(ticket, language), contentType: 'text/markdown; charset=utf-8' },
    ],
  };
}

/**
 * A target that sends mail. It cannot be looked up: a repeat carries the same Message-ID, by which mail systems and people
 * know it.
 */
export function createMail(settings: MailSettings, options: MailOptions = {}): Target {
  const { name, from, to } = settings;
  const send = (mail: Mail, signal: AbortSignal) =>
    withServer(transportOf(settings, options), signal, (transport) =>
      transport.sendMail({ from, to: [...to], ...mail, attachments: [...(mail.attachments ?? [])] }),
    );
  return {
    name,
    submit: async (ticket, { signal }) => {
      const mail = ticketMail(settings, ticket);
      await send(mail, signal);
      return { externalId: mail.messageId };
    },
    add: async ({ externalId = '' }, entry, entryId, signal) => {
      const key = createHash('sha256').update(entryId).digest('hex').slice(0, 32);
      const subject = oneLine(`ACR: ${entry.kind}, ${entry.by}`, subjectLimit);
      const thread = { inReplyTo: externalId, references: externalId };
      await send({ messageId: messageIdOf(settings, key), subject, text: entryText(entry), ...thread }, signal);
    },
    health: (signal) =>
      problemOf(() =>
        withServer(transportOf(settings, options), signal, async (transport) => {
          await transport.verify();
          return undefined;
        }),
      ),
    preview: (ticket) => {
      const { messageId, subject, text } = ticketMail(settings, ticket);
      const head = [`From: ${from}`, `To: ${to.join(', ')}`, `Subject: ${subject}`, `Message-ID: ${messageId}`];
      return [...head, 'Attached: ticket.json, ticket.md', '', text].join('\n');
    },
  };
}
