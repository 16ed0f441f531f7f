import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../src/channels/slack');

const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n');

function allOf(pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map(([, found]) => found!))].sort();
}

/** What the code of the Slack channel uses of Slack, found in its text. */
export const slackUses = {
  /** Methods of the Web API: `chat.postMessage`. */
  methods: allOf(/\bclient\s*\.\s*((?:[a-zA-Z]+\.){1,3}[a-zA-Z]+)\(/g),
  /** Events that are listened to, as bolt calls them: `message`. */
  events: allOf(/\bapp\.event\(\s*'([^']+)'/g),
  commands: allOf(/\bapp\.command\(\s*'([^']+)'/g),
  shortcuts: allOf(/\bapp\.shortcut\(\s*'([^']+)'/g),
  /** Whether files are downloaded. */
  files: /\burl_private\b/.test(source),
  /** Whether there are buttons, menus or shortcuts. */
  interactions: /\bapp\.(?:action|shortcut|view|options)\(/.test(source),
  /** The paths that requests are taken on. */
  paths: allOf(/const path = '([^']+)'/g),
};
