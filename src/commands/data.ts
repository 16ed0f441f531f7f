import { runCommand, UsageError } from './runCommand.ts';
import { withSetStore } from './withSetStore.ts';

const usage = `npm run -s data -- export PERSON     the cases that the person took part in, as JSON
npm run -s data -- delete PERSON     deletes the cases that the person opened, what was said in them, and the preference
  PERSON: teams: or slack: and the id there, such as slack:U0123456789`;

await runCommand(async () => {
  const [command, person = ''] = process.argv.slice(2);
  if (!/^(?:teams|slack|terminal):\S{1,200}$/.test(person)) throw new UsageError(usage);
  await withSetStore(process.env, async (store) => {
    switch (command) {
      case 'export':
        console.log(JSON.stringify({ person, cases: await store.exportOf(person) }, null, 2));
        return;
      case 'delete':
        console.log(`Deleted cases: ${await store.removeOf(person)}`);
        return;
      default:
        throw new UsageError(usage);
    }
  });
});
