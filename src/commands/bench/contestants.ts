import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Content } from '../../knowledge/schema.ts';
import { createReader } from '../../matching/createReader.ts';
import { redact } from '../../redaction/redact.ts';

/** Reads one paste; what it finds does not matter here. */
export type Read = (paste: string) => unknown;

/** Something that finds entries of the knowledge base in a paste. `build` makes its index; what it gives reads. */
export type Contestant = {
  readonly name: string;
  readonly build: (content: Content) => Read;
};

/** What a search library is given of a signature: all that it can be recognised by. */
function documentsOf(content: Content) {
  return [...content.signatures.values()].map(({ id, title, wordings, examples }) => ({
    id,
    title: title.en,
    wordings: [...wordings.exact, ...wordings.shared, ...wordings.weak].join('\n'),
    examples: examples.match.join('\n'),
  }));
}

const fields = ['title', 'wordings', 'examples'];

/** The assistant itself: redaction, facts and matching. */
export const assistant: Contestant = {
  name: 'assistant',
  build: (content) => {
    const read = createReader(content);
    return (paste) => read(redact(paste).text);
  },
};

/** The libraries as their manuals begin: the whole paste is the query, wherever the match may stand. */
export const baselines: readonly Contestant[] = [
  {
    name: 'Fuse.js',
    build: (content) => {
      const fuse = new Fuse(documentsOf(content), { keys: fields, includeScore: true, ignoreLocation: true });
      return (paste) => fuse.search(paste);
    },
  },
  {
    name: 'MiniSearch',
    build: (content) => {
      const search = new MiniSearch({ fields });
      search.addAll(documentsOf(content));
      return (paste) => search.search(paste);
    },
  },
];
