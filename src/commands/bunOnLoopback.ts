// Preloaded into local-slack by BUN_OPTIONS: that program is run by Bun, listens on every address of the machine and has
// no setting for it. Its page lets whoever opens it talk to the bot.
type Serve = (options: { readonly hostname?: string }) => unknown;
type WithBun = typeof globalThis & { readonly Bun: { serve: Serve } };

const { Bun } = globalThis as WithBun;
const serve = Bun.serve;

Bun.serve = (options) => serve({ ...options, hostname: '127.0.0.1' });
