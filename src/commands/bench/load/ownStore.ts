import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { databaseAddress } from '../../../operations/databaseAddress.ts';
import type { StorePlace } from '../../../store/openDatabase.ts';

/** A store for one run, which nobody else uses, and which is removed afterwards. */
export type OwnStore = { readonly name: string; readonly place: StorePlace; readonly remove: () => Promise<void> };

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client(databaseAddress(url));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function ownDatabase(url: string): Promise<OwnStore> {
  const database = `load_${Date.now()}`;
  await onServer(url, `create database ${database}`);
  const own = new URL(url);
  own.pathname = `/${database}`;
  const remove = () => onServer(url, `drop database ${database} with (force)`);
  return { name: 'PostgreSQL', place: { databaseUrl: own.href }, remove };
}

async function ownFolder(): Promise<OwnStore> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'acr-assistant-load-'));
  return { name: 'PGlite', place: { dataFolder }, remove: () => rm(dataFolder, { recursive: true, force: true }) };
}

/** Makes a store: on a server a database beside the one that the URL names, so that nothing there is touched. */
export function openOwnStore(databaseUrl: string | undefined): Promise<OwnStore> {
  return databaseUrl === undefined ? ownFolder() : ownDatabase(databaseUrl);
}
