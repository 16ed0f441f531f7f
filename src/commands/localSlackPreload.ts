// Preloaded into local-slack by BUN_OPTIONS; that program is run by Bun. It listens on every address of the machine and has
// no setting for it, though its page lets whoever opens it talk to the bot. And its page shows no rich text.
import { asSections } from './asSections.ts';

type Fetch = (request: Request, server: unknown) => unknown;
type Serve = (options: { readonly hostname?: string; readonly fetch: Fetch }) => unknown;
type WithBun = typeof globalThis & { readonly Bun: { serve: Serve } };

function simplified(fields: Record<string, unknown>): Record<string, unknown> {
  const { blocks, view } = fields;
  if (Array.isArray(blocks)) return { ...fields, blocks: asSections(blocks) };
  if (typeof view === 'object' && view !== null) return { ...fields, view: simplified({ ...view }) };
  return fields;
}

function simplifiedForm(body: string): string {
  const form = new URLSearchParams(body);
  for (const name of ['blocks', 'view']) {
    const value = form.get(name);
    if (value !== null) form.set(name, JSON.stringify(simplified({ [name]: JSON.parse(value) })[name]));
  }
  return form.toString();
}

/** The request with its rich text turned into sections, where it is a message or view of the bot. */
async function readable(request: Request): Promise<Request> {
  const type = request.headers.get('content-type') ?? '';
  const { pathname } = new URL(request.url);
  const isForm = pathname.startsWith('/api/') && type.startsWith('application/x-www-form-urlencoded');
  const isAnswer = pathname.startsWith('/_hooks/') && type.startsWith('application/json');
  if (!isForm && !isAnswer) return request;
  const body = await request.text();
  const changed = isForm ? simplifiedForm(body) : JSON.stringify(simplified(JSON.parse(body)));
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(request.url, { method: request.method, headers, body: changed });
}

const { Bun } = globalThis as WithBun;
const serve = Bun.serve;

Bun.serve = (options) =>
  serve({
    ...options,
    hostname: '127.0.0.1',
    fetch: async (request, server) => options.fetch(await readable(request), server),
  });
