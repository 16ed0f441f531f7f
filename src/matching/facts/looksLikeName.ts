import { isMasked } from './isMasked.ts';

/** What people add to a name to tell stages, kinds and copies apart. */
const namePart =
  /(?:dev|devel|prod|prd|nonprod|test|tst|stg|stage|staging|uat|qa|sandbox|acr|registry|registr|cr|[a-z]{3}(?:int|lab|demo|hub|poc|shared|infra))$/i;
const ordinary =
  /^(?:container|docker|azure|private|public|my|our|your|this|that|helm|latest|contest|fastest|backstage)?(?:acr|registry|registr|test|stage|cr)$|^(?:latest|fastest|greatest|protest|backstage|upstage)$|(?:point|print|straint|plaint)$|^(?:git|docker)(?:lab|hub)$/i;

/** Whether a word in a sentence can only be a name: a digit among its letters, or a part that tells a stage or kind. */
export function looksLikeName(word: string): boolean {
  if (!/^[a-z][a-z0-9]{4,49}$/i.test(word) || isMasked(word) || ordinary.test(word)) return false;
  return (/[a-z]{3}/i.test(word) && /\d/.test(word)) || namePart.test(word);
}
