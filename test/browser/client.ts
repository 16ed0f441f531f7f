import { spawn } from 'node:child_process';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

/** A demo that runs in a process of its own. */
export type Demo = { readonly address: string; readonly stop: () => Promise<number | null> };

/** Starts a demo program and waits for the address that it prints. */
export async function startDemo(program: string, ...parameters: string[]): Promise<Demo> {
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const found = /Open (http:\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`The demo ended early: ${printed}`)));
  });
  return {
    address,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** Opens Chromium with a new profile. Pages may load from the loopback address only. */
export async function openBrowser(): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'acr-assistant-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1100, height: 1000 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  await context.route(
    (url) => !['127.0.0.1', 'localhost'].includes(url.hostname),
    (route) => route.abort(),
  );
  return context;
}

/** Keeps a picture of the page in artifacts/. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await mkdir('artifacts', { recursive: true });
  await page.screenshot({ path: join('artifacts', `${name}.png`) });
}

/** A demo with its client open in a browser, for the tests of one `describe`. */
export type OpenDemo = { readonly demo: Demo; readonly page: Page };

/** Starts the demo and opens its client before the tests of the `describe` around, and ends both after them. */
export function useDemo(...options: string[]): OpenDemo {
  return useProgram('src/commands/demo.ts', ...options);
}

/** The same with another program that prints an address. */
export function useProgram(program: string, ...options: string[]): OpenDemo {
  const open: { demo?: Demo; page?: Page } = {};
  let browser: BrowserContext | undefined;
  before(async () => {
    open.demo = await startDemo(program, ...options);
    browser = await openBrowser();
    open.page = browser.pages()[0] ?? (await browser.newPage());
    await open.page.goto(open.demo.address);
  });
  after(async () => {
    await browser?.close();
    await open.demo?.stop();
  });
  return {
    get demo() {
      return open.demo!;
    },
    get page() {
      return open.page!;
    },
  };
}
