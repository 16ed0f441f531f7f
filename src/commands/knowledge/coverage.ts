import type { Article } from '../../knowledge/schema.ts';

/** The article's sections, each point with the entries that cover it, as a table in plain text. */
export function coverageTable(article: Article): string {
  return article.sections
    .map(({ title, points }) => {
      const rows = points.map(({ point, covered }) => `  ${point}\n      ${covered.join(', ')}`);
      return `${title.en}\n${rows.join('\n')}`;
    })
    .join('\n\n');
}
