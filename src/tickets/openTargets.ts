import type { Environment } from './createReadSecret.ts';
import { createReadSecret } from './createReadSecret.ts';
import { createJira } from './jira.ts';
import { createMail, type MailOptions } from './mail.ts';
import { type Routes, RoutesError } from './routes.ts';
import type { TargetSettings } from './routesSchema.ts';
import { createServiceNow } from './serviceNow.ts';
import type { Target } from './target.ts';
import { createWebhook } from './webhook.ts';

/** Who may tell how a ticket stands: a target, by the secrets that it signs with. */
export type Sender = { readonly target: string; readonly secrets: readonly string[] };

/** The targets of the routes, with their secrets inside. */
export type OpenTargets = { readonly targets: readonly Target[]; readonly senders: readonly Sender[] };

type Opened = { readonly target: Target; readonly sender?: Sender };

/** Builds one target. What is wrong with its variables is kept by `read`, and then nothing that is built here is used. */
function open(
  name: string,
  settings: TargetSettings,
  read: ReturnType<typeof createReadSecret>,
  options: MailOptions,
): Opened {
  switch (settings.kind) {
    case 'webhook': {
      const secrets = read.signing(settings.secret);
      const url = 'address' in settings.url ? settings.url.address : read.address(settings.url.variable);
      return { target: createWebhook({ name, url, secrets }), sender: { target: name, secrets } };
    }
    case 'jira':
      return { target: createJira({ ...settings, name, secret: read.secret(settings.secret) }) };
    case 'servicenow':
      return { target: createServiceNow({ ...settings, name, secret: read.secret(settings.secret) }) };
    case 'mail': {
      const { user, secret, ...rest } = settings;
      const login = user === undefined || secret === undefined ? {} : { login: { user, secret: read.secret(secret) } };
      return { target: createMail({ ...rest, ...login, name }, options) };
    }
  }
}

/** A signature tells who sent something, so no two may make the same. */
function sharedSecrets(senders: readonly Sender[]): string[] {
  const all = senders.flatMap(({ target, secrets }) => secrets.map((secret) => ({ target, secret })));
  const shared = senders.filter(({ target, secrets }) =>
    all.some((one) => one.target !== target && secrets.includes(one.secret)),
  );
  const names = shared.map(({ target }) => target).join(', ');
  return names === '' ? [] : [`${names} share a secret. Give each webhook its own.`];
}

/**
 * Builds the targets that the routes describe, with the secrets of the environment.
 * @throws RoutesError where a secret is missing or too short.
 */
export function openTargets({ targets }: Routes, environment: Environment, options: MailOptions = {}): OpenTargets {
  const problems: string[] = [];
  const opened = Object.entries(targets).map(([name, settings]) =>
    open(name, settings, createReadSecret(name, environment, problems), options),
  );
  const senders = opened.flatMap(({ sender = [] }) => sender);
  if (problems.length === 0) problems.push(...sharedSecrets(senders));
  if (problems.length > 0) throw new RoutesError(problems.join('\n'));
  return { targets: opened.map(({ target }) => target), senders };
}
