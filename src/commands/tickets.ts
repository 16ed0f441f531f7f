import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Ticket, ticketSchema } from '../conversation/ticket/ticket.ts';
import { checkTargets, previewTicket } from '../tickets/checkTargets.ts';
import { openTargets } from '../tickets/openTargets.ts';
import { type Routes, RoutesError, readRoutes, targetsFor } from '../tickets/routes.ts';

const usage = `npm run -s tickets -- health   asks every target of the routes whether it would take tickets; makes none
npm run -s tickets -- preview --ticket FILE   shows where a ticket (JSON, - for standard input) would go, and as what; sends nothing
  --routes FILE   the routes; without it, the setting TICKET_ROUTES`;

/** Thrown where what was asked for cannot be done; the message says what to do. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read.`);
  }
}

function openRoutes(file = process.env.TICKET_ROUTES): Routes {
  if (!file) throw new UsageError(`There are no routes. Set TICKET_ROUTES, or give --routes.\n\n${usage}`);
  return readRoutes(readText(file), file);
}

function readTicket(file: string | undefined): Ticket {
  if (file === undefined) throw new UsageError(`Which ticket? Give --ticket.\n\n${usage}`);
  try {
    return ticketSchema.parse(JSON.parse(readText(file)));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file} is no ticket as manifest/helpdesk/ticket.schema.json describes it.`);
  }
}

/** Gives the exit status: 0 where all targets would take tickets. */
async function health(routes: Routes): Promise<number> {
  const answers = await checkTargets(openTargets(routes, process.env).targets);
  for (const { target, problem } of answers)
    console.log(problem === undefined ? `✓ ${target}` : `✗ ${target} ${problem}`);
  return answers.every(({ problem }) => problem === undefined) ? 0 : 1;
}

function preview(routes: Routes, ticket: Ticket): number {
  const { thread, suspected, severity, team } = ticket;
  const family = suspected === undefined ? {} : { family: suspected.family };
  const names = targetsFor(routes, { channel: thread.channel, place: thread.id, severity, team, ...family });
  const { targets } = openTargets(routes, process.env);
  console.log(`This ticket goes to: ${names.join(', ')}\n`);
  console.log(
    previewTicket(
      targets.filter(({ name }) => names.includes(name)),
      ticket,
    ),
  );
  return 0;
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      options: { routes: { type: 'string' }, ticket: { type: 'string' } },
      allowPositionals: true,
    });
    return { ...values, command: positionals.join(' ') };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : ''}\n\n${usage}`);
  }
}

async function run(): Promise<number> {
  const { command, routes, ticket } = options();
  if (command === 'health') return health(openRoutes(routes));
  if (command === 'preview') return preview(openRoutes(routes), readTicket(ticket));
  throw new UsageError(usage);
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof RoutesError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
