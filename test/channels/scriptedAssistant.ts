import type { Assistant, Incoming } from '../../src/assistant/incoming.ts';
import type { Message, Part } from '../../src/messages/message.ts';

const say = (...parts: Part[]): Message => ({ language: 'en', parts });

/** The first answer to a paste. */
export const firstAnswer = say(
  { kind: 'heading', text: [{ text: 'The registry refused the sign-in: 401, authentication required' }] },
  {
    kind: 'facts',
    items: [
      { label: 'Registry', value: 'contosoprod.azurecr.io' },
      { label: 'Operation', value: 'pull' },
    ],
  },
  { kind: 'text', text: [{ text: 'It answered, so name, DNS and firewall are fine from there. This line decided:' }] },
  { kind: 'code', code: 'unauthorized: authentication required, visit https://aka.ms/acr/authorization' },
  {
    kind: 'text',
    text: [{ text: 'How do you sign in?', style: 'bold' }, { text: ' Each kind of account fails for other reasons.' }],
  },
  {
    kind: 'choices',
    choices: [
      { id: 'user', label: 'My own account' },
      { id: 'sp', label: 'Service principal' },
      { id: 'mi', label: 'Managed identity' },
      { id: 'admin', label: 'Admin user' },
      { id: 'token', label: 'Repository token' },
      { id: 'aks', label: 'AKS' },
      { id: 'unknown', label: 'Not sure' },
    ],
  },
);

/** The diagnosis after the question was answered. */
export const diagnosis = say(
  { kind: 'heading', text: [{ text: 'Most likely: the service principal may not pull from contosoprod' }] },
  {
    kind: 'list',
    ordered: false,
    items: [
      [{ text: 'For: ', style: 'bold' }, { text: 'you sign in as a ' }, { text: 'service principal', style: 'code' }],
      [{ text: 'Against: ', style: 'bold' }, { text: 'nothing known' }],
    ],
  },
  { kind: 'text', text: [{ text: 'An owner of the registry runs:' }] },
  {
    kind: 'code',
    shell: 'bash',
    label: 'Give the role',
    code: 'az role assignment create \\\n  --assignee-object-id <objectId> \\\n  --role "Container Registry Repository Reader" \\\n  --scope $(az acr show --name contosoprod --query id --output tsv)',
  },
  { kind: 'notice', tone: 'info', text: [{ text: 'A new role takes up to ten minutes to arrive.' }] },
  {
    kind: 'text',
    text: [
      { text: 'Why this? ' },
      { text: 'Microsoft’s page', style: 'link', href: 'https://learn.microsoft.com/azure/container-registry/' },
    ],
  },
  {
    kind: 'choices',
    choices: [
      { id: 'works', label: 'It works now' },
      { id: 'failing', label: 'Still failing' },
      { id: 'person', label: 'Get a person' },
    ],
  },
);

const solved = say({ kind: 'notice', tone: 'success', text: [{ text: 'Good to hear. I close this case.' }] });

function answerTo(incoming: Incoming): Message {
  if (incoming.kind === 'message') {
    if (incoming.text === 'break') throw new Error('secret detail');
    return firstAnswer;
  }
  return incoming.choice === 'works' ? solved : diagnosis;
}

/** An assistant that follows a fixed script, and remembers what reached it. "break" makes it fail. */
export function scriptedAssistant(): Assistant & { readonly received: Incoming[] } {
  const received: Incoming[] = [];
  return {
    received,
    receive: async (incoming, reply) => {
      received.push(incoming);
      await reply(answerTo(incoming));
    },
  };
}
