import type { Subject } from '../knowledge/schema.ts';
import { fold } from './fold.ts';
import { namesHostlessImage } from './hostlessImages.ts';
import { completeHost, hostsIn, isBelow } from './hosts.ts';
import { looksOf } from './misreadings.ts';
import type { Statement } from './statements.ts';
import { indexWordings } from './wordingIndex.ts';

/** Whose registry a statement or a paste is about: an Azure one, surely another one (or none), or nothing tells. */
export type Owner = 'azure' | 'other' | 'open';

/** What a statement is about. */
export type StatementSubject = {
  readonly owner: Owner;
  /** Whether it is one that container tools or registries write. */
  readonly isAboutImages: boolean;
  /** Whether it names a host that is none of Azure's registries, and no Azure registry beside it. */
  readonly isElsewhere: boolean;
  /** Whether it names a neighbouring subject beside words for an Azure registry, so that either may be meant. */
  readonly isMixed?: boolean;
};

/** What a paste is about, as a whole and statement by statement. */
export type PasteSubject = {
  readonly owner: Owner;
  readonly statements: readonly StatementSubject[];
  /** Whether somebody announces, plans or tells what is solved, so that an error may only be quoted. */
  readonly isCalm: boolean;
  /** Whether a tool reports that something worked, so that what is wrong may have nothing to do with the registry. */
  readonly hasWorked: boolean;
  /** The first neighbouring subject that is named. */
  readonly neighbour?: string;
};

/** Says what the statements of a paste are about. */
export type ReadSubject = (statements: readonly Statement[]) => PasteSubject;

type ReadStatement = StatementSubject & {
  readonly isCalm: boolean;
  readonly hasWorked: boolean;
  readonly neighbour?: string | undefined;
};
type Sign = {
  readonly kind: 'about' | 'images' | 'calm' | 'worked' | 'namesakes' | 'neighbour';
  readonly id?: string;
  /** Whether it is a host's name, which also stands for the host where nothing else shows that it is one. */
  readonly isHost?: boolean;
};

/** From so many characters on a registry's host is told from others, and a host that says nothing from any. */
const tellingHost = 6;
const tellingName = 3;

/** A push that should reach an Azure registry ends there where the image was tagged without the registry's host. */
const astray = /(?:^| )(?:to|na|do) '?docker\.io(?![\w.])/;
const hostName = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Builds the reader of what a paste is about from subject.yaml. */
export function createSubjectReader(subject: Subject): ReadSubject {
  const findSigns = indexWordings<Sign>([
    ...(['about', 'images', 'calm', 'worked', 'namesakes'] as const).flatMap((kind) =>
      subject[kind].map((wording) => ({ wording, entry: { kind } })),
    ),
    ...subject.neighbours.flatMap(({ id, wordings }) =>
      wordings.map((wording) => ({
        wording,
        entry: { kind: 'neighbour' as const, id, isHost: hostName.test(wording) },
      })),
    ),
  ]);
  const own = subject.ownHosts.map(fold);
  const looks = new Set(subject.neutralHosts.map(looksOf));
  const order = subject.neighbours.map(({ id }) => id);
  const others = new Set(
    subject.neighbours.flatMap(({ wordings }) => wordings.filter((wording) => hostName.test(wording))),
  );
  // A neighbour's host may be one of a domain that else says nothing: packages of Azure DevOps are below `azure.com`.
  const isOther = (host: string) => isBelow(host, others) || !isBelow(looksOf(host), looks);

  /** A host that the paste's end cut off must not pass for a foreign one. */
  function withWholeHost(line: string): string {
    const whole = completeHost(line, [...own, ...others], tellingHost);
    return whole === line ? completeHost(line, subject.neutralHosts, tellingName) : whole;
  }

  function readStatement(folded: string, signs: readonly Sign[], aboutCounts: boolean): ReadStatement {
    const has = (sought: Sign['kind']) => signs.some(({ kind }) => kind === sought);
    const isOwn = own.some((host) => folded.includes(host));
    const about = aboutCounts && has('about');
    const namesOtherHost = signs.some(({ isHost }) => isHost) || hostsIn(folded).some(isOther);
    const isElsewhere = !isOwn && namesOtherHost && !(about && astray.test(folded));
    const read = { isAboutImages: has('images'), isCalm: has('calm'), hasWorked: has('worked'), isElsewhere };
    if (isOwn) return { ...read, owner: 'azure' };
    const neighbour = order.find((id) => signs.some((sign) => sign.id === id));
    if (!isElsewhere && about) return { ...read, owner: 'azure', isMixed: neighbour !== undefined };
    const namesOther = isElsewhere || neighbour !== undefined || namesHostlessImage(folded);
    return { ...read, owner: namesOther ? 'other' : 'open', neighbour };
  }

  return (statements) => {
    const signs = statements.map(({ folded, words }) => findSigns(folded, words));
    const aboutCounts = !signs.flat().some(({ kind }) => kind === 'namesakes');
    const last = statements.length - 1;
    const lines = statements.map(({ folded }, place) => (place === last ? withWholeHost(folded) : folded));
    return summarise(lines.map((line, place) => readStatement(line, signs[place]!, aboutCounts)));
  };
}

function summarise(read: readonly ReadStatement[]): PasteSubject {
  const owners = new Set(read.map(({ owner }) => owner));
  const neighbour = read.find((statement) => statement.neighbour !== undefined)?.neighbour;
  return {
    owner: owners.has('azure') ? 'azure' : owners.has('other') ? 'other' : 'open',
    statements: read,
    isCalm: read.some(({ isCalm }) => isCalm),
    hasWorked: read.some(({ hasWorked }) => hasWorked),
    ...(neighbour !== undefined && { neighbour }),
  };
}
