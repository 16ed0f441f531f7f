import type { Subject } from '../knowledge/schema.ts';
import { fold } from './fold.ts';
import { hostsIn, isBelow } from './hosts.ts';
import { indexWordings } from './wordingIndex.ts';

/** Whose registry a line or a paste is about: an Azure one, surely another one (or no registry), or nothing tells. */
export type Owner = 'azure' | 'other' | 'open';

/** What a paste is about, as a whole and line by line. */
export type PasteSubject = {
  readonly owner: Owner;
  readonly lines: readonly Owner[];
  /** Whether anything shows that it is about container images or a registry at all. */
  readonly aboutImages: boolean;
  /** The first neighbouring subject that is named. */
  readonly neighbour?: string;
};

const withoutHost =
  /(?:failed to pull image|pull access denied for|unable to find image|\bthe image) '?([a-z0-9][a-z0-9._/:@-]{0,200})/;
const masked = /^x+$/;

/** Builds the reader of what a paste (its folded lines) is about, from subject.yaml. */
export function createSubjectReader(subject: Subject): (lines: readonly string[]) => PasteSubject {
  const about = indexWordings(subject.about.map((wording) => ({ wording, entry: 'azure' })));
  const images = indexWordings(subject.images.map((wording) => ({ wording, entry: 'images' })));
  const neighbours = indexWordings(
    subject.neighbours.flatMap(({ id, wordings }) => wordings.map((wording) => ({ wording, entry: id }))),
  );
  const own = subject.ownHosts.map(fold);

  function ownerOf(line: string): { owner: Owner; neighbour?: string | undefined } {
    if (own.some((host) => line.includes(host))) return { owner: 'azure' };
    const foreign = hostsIn(line).some((host) => !isBelow(host, subject.neutralHosts));
    const [neighbour] = neighbours(line);
    if (!foreign && about(line).length > 0) return { owner: 'azure' };
    return { owner: foreign || neighbour !== undefined || namesImageWithoutHost(line) ? 'other' : 'open', neighbour };
  }

  return (lines) => {
    const owners = lines.map(ownerOf);
    const found = new Set(owners.map(({ owner }) => owner));
    const neighbour = owners.find((line) => line.neighbour !== undefined)?.neighbour;
    return {
      owner: found.has('azure') ? 'azure' : found.has('other') ? 'other' : 'open',
      lines: owners.map(({ owner }) => owner),
      aboutImages: found.has('azure') || lines.some((line) => images(line).length > 0),
      ...(neighbour === undefined ? {} : { neighbour }),
    };
  };
}

/** An image without a registry's host comes from Docker Hub or was built on the machine. Masked names may be any. */
function namesImageWithoutHost(line: string): boolean {
  const name = withoutHost.exec(line)?.[1];
  if (name === undefined) return false;
  const [first = '', ...rest] = name.split('/');
  return rest.length === 0 ? !masked.test(first.split(':')[0]!) : !/[.:]/.test(first) && !masked.test(first);
}
