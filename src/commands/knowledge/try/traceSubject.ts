import type { Subject } from '../../../knowledge/schema.ts';
import { fold } from '../../../matching/fold.ts';
import { hostsIn } from '../../../matching/hosts.ts';
import type { Statement } from '../../../matching/statements.ts';
import { indexWordings } from '../../../matching/wordingIndex.ts';

/** Something of subject.yaml that stands in a statement: the list it is in, and what stands there. */
export type Sign = { readonly list: string; readonly found: string };

const lists = ['about', 'images', 'calm', 'worked', 'namesakes'] as const;

/** Builds the finder of all that subject.yaml knows in a statement, and of the hosts that it names. */
export function createSignFinder(subject: Subject): (statement: Statement) => readonly Sign[] {
  const find = indexWordings<Sign>([
    ...lists.flatMap((list) => subject[list].map((wording) => ({ wording, entry: { list, found: wording } }))),
    ...subject.neighbours.flatMap(({ id, wordings }) =>
      wordings.map((wording) => ({ wording, entry: { list: `neighbours: ${id}`, found: wording } })),
    ),
  ]);
  const own = subject.ownHosts.map(fold);
  return ({ folded, words }) => [
    ...own.filter((host) => folded.includes(host)).map((host) => ({ list: 'ownHosts', found: host })),
    ...hostsIn(folded).map((host) => ({ list: 'host', found: host })),
    ...find(folded, words),
  ];
}
