import { runCommand, UsageError } from './runCommand.ts';
import { withSetStore } from './withSetStore.ts';

const usage = `npm run -s data -- export PERSON     the person's language and the cases that the person took part in, as JSON
npm run -s data -- delete PERSON     deletes the cases that the person opened, what was said in them, and the language
  PERSON: teams: or slack: and the id there, such as slack:U0123456789`;

/** What the operator wants done with what is stored of a person. */
type Asked = { readonly command: 'export' | 'delete'; readonly person: string };

function read([command, person = '', ...rest]: readonly string[]): Asked {
  const isKnown = command === 'export' || command === 'delete';
  if (!isKnown || rest.length > 0 || !/^(?:teams|slack):\S{1,200}$/.test(person)) throw new UsageError(usage);
  return { command, person };
}

await runCommand(async () => {
  const { command, person } = read(process.argv.slice(2));
  await withSetStore(process.env, async (store) => {
    if (command === 'export') {
      const language = await store.preferences.load(person);
      console.log(JSON.stringify({ person, language, cases: await store.exportOf(person) }, null, 2));
      return;
    }
    console.log(`Deleted cases: ${await store.removeOf(person)}`);
    console.log('Tickets that were sent belong to the helpdesk: here they go RETENTION_DAYS after their last change.');
  });
});
