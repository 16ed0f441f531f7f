import { randomUUID } from 'node:crypto';
import type { Channel, Completion, Receipt } from '../../src/assistant/channel.ts';
import type { Assistant, Incoming, SentMessage } from '../../src/assistant/incoming.ts';
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

/** What the script answers. */
export function answerTo(incoming: Incoming): Message {
  if (incoming.kind === 'choice') return incoming.choice === 'works' ? solved : diagnosis;
  return firstAnswer;
}

/** An assistant without a store or a queue, for tests of channels. */
export type ScriptedAssistant = Assistant & {
  /** What was accepted, each event once. */
  readonly received: Incoming[];
  /** What the channel fetched for it. */
  readonly completed: Completion[];
  /** What was sent, by our id. A test may put messages here. */
  readonly sent: Map<string, SentMessage>;
  /** The errors that the channel threw. */
  readonly thrown: unknown[];
  /** Whether nothing can be stored. */
  isBroken: boolean;
  /** From now on what is accepted is answered on this channel, a moment later. */
  work(channel: Channel): void;
};

/** Makes an assistant that follows a fixed script, and remembers what reached it. The first press of a message counts. */
export function scriptedAssistant(answer: (incoming: Incoming) => Message = answerTo): ScriptedAssistant {
  const [known, receipts] = [new Set<string>(), new Map<string, Receipt | undefined>()];
  let channel: Channel | undefined;

  const send = async (on: Channel, { thread, address }: Incoming, message: Message) => {
    const id = randomUUID();
    assistant.sent.set(id, { case: `${thread.channel}:${thread.id}`, address, message });
    receipts.set(id, await on.send({ id, address, message }));
  };
  const showChosen = async (on: Channel, { address }: Incoming, id: string, chosen: string): Promise<boolean> => {
    const pressed = assistant.sent.get(id);
    if (pressed === undefined) return true;
    if (pressed.chosen !== undefined) return false;
    assistant.sent.set(id, { ...pressed, chosen });
    const receipt = receipts.get(id);
    const sent = receipt === undefined ? {} : { sent: receipt };
    await on.send({ id, address, message: pressed.message, chosen, ...sent });
    return true;
  };
  const isEmpty = async (on: Channel, incoming: Incoming): Promise<boolean> => {
    const { thread, person, address, addressed, toFetch } = incoming;
    if (toFetch === undefined) return false;
    const text = incoming.kind === 'message' ? incoming.text : '';
    const completion = await on.complete({ thread, person, address, addressed, toFetch, text });
    assistant.completed.push(completion);
    if (completion.notice !== undefined) await send(on, incoming, completion.notice);
    return completion.isEmpty === true;
  };
  const reply = async (on: Channel, incoming: Incoming) => {
    if (await isEmpty(on, incoming)) return;
    if (incoming.kind === 'choice' && incoming.message !== undefined) {
      const isFirst = await showChosen(on, incoming, incoming.message, incoming.choice);
      if (!isFirst) return;
    }
    await send(on, incoming, answer(incoming));
  };

  const assistant: ScriptedAssistant = {
    received: [],
    completed: [],
    sent: new Map(),
    thrown: [],
    isBroken: false,
    work: (on) => {
      channel = on;
    },
    accept: async (incoming) => {
      if (assistant.isBroken) throw new Error('nothing can be stored');
      if (known.has(incoming.id)) return;
      known.add(incoming.id);
      assistant.received.push(incoming);
      if (channel !== undefined) reply(channel, incoming).catch((error: unknown) => assistant.thrown.push(error));
    },
    converse: async (incoming, respond) => {
      assistant.received.push(incoming);
      await respond(answer(incoming));
    },
    sentMessage: async (id) => assistant.sent.get(id),
  };
  return assistant;
}
