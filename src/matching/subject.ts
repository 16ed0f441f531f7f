import type { Subject } from '../knowledge/schema.ts';
import { fold } from './fold.ts';
import { hostsIn, isBelow } from './hosts.ts';
import { indexWordings } from './wordingIndex.ts';

/** Whose registry a line or a paste is about: an Azure one, surely another one (or no registry), or nothing tells. */
export type Owner = 'azure' | 'other' | 'open';

/** What a line is about, and whether container tools or registries write such lines. */
export type LineSubject = { readonly owner: Owner; readonly isAboutImages: boolean };

/** What a paste is about, as a whole and line by line. */
export type PasteSubject = {
  readonly owner: Owner;
  readonly lines: readonly LineSubject[];
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

  function readLine(line: string): LineSubject & { neighbour?: string | undefined } {
    const isAboutImages = images(line).length > 0;
    if (own.some((host) => line.includes(host))) return { owner: 'azure', isAboutImages };
    const namesOther = hostsIn(line).some((host) => !isBelow(host, subject.neutralHosts));
    if (!namesOther && about(line).length > 0) return { owner: 'azure', isAboutImages };
    const [neighbour] = neighbours(line);
    const isOther = namesOther || neighbour !== undefined || namesImageWithoutHost(line);
    return { owner: isOther ? 'other' : 'open', isAboutImages, neighbour };
  }

  return (folded) => {
    const lines = folded.map(readLine);
    const owners = new Set(lines.map(({ owner }) => owner));
    const neighbour = lines.find((line) => line.neighbour !== undefined)?.neighbour;
    return {
      owner: owners.has('azure') ? 'azure' : owners.has('other') ? 'other' : 'open',
      lines,
      ...(neighbour !== undefined && { neighbour }),
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
