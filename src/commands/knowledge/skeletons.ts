import { blankMark } from '../../knowledge/blanks.ts';
import { families, teams } from '../../knowledge/schema.ts';

/** The kinds of entry that `npm run knowledge -- new` begins. */
export const entryKinds = ['signature', 'cause'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** An entry of a kind with everything that it must have, each place named that is still to be filled in. Valid YAML. */
export const skeletons: Readonly<Record<EntryKind, (id: string) => string>> = { signature, cause };

const both = (what: string) => `  en: ${blankMark} ${what}, in English\n  cs: ${blankMark} ${what}, in Czech`;

const provenance = `# The page that says so, and the day on which you read it (YYYY-MM-DD). https://learn.microsoft.com/…
source: ${blankMark} source (address of the page)
checked: ${blankMark} checked (day you read the page)`;

function signature(id: string): string {
  return `# yaml-language-server: $schema=../schemas/signature.json
# What the text SAYS. knowledge/README.md explains every field; a neighbouring file shows it filled in.
id: ${id}
# 1 decides before 9. Exact codes 1-3, the network 4, the own machine 5, Azure's management 6, the place that reports
# somebody else's error 7, rights on a repository and a bare 403 8, "401" and other weak statements 9.
order: ${blankMark} order (1 to 9)
# The headline of the first answer: what happened, in one short sentence.
title:
${both('title')}
# What this text says, and what it does not say. One to three sentences.
meaning:
${both('meaning')}
${provenance}
# The text as the program printed it, without names and ids: "quota of … is exceeded", "(pull|push) was refused", "throttl*".
wordings:
  # Unmistakably Azure's: decide alone.
  exact:
    - ${blankMark} exact wording (or remove the line)
  # Printed by other products, too: count in a text about an Azure registry.
  shared:
    - ${blankMark} shared wording (or remove the line)
  # Only hint.
  weak: []
# How people tell it in their own words stands in knowledge/sentences/${id}.txt, one sentence a line: at least ten in each
# language. Then: npm run knowledge -- learn
# What can be behind it: weight 1 (rare) to 10 (nearly always). The causes must exist (npm run knowledge -- new cause ID).
causes:
  - cause: ${blankMark} cause (id of a file in knowledge/causes)
    weight: 5
examples:
  # Whole texts in which this must be read first. Names and ids replaced, secrets gone. At least three.
  match:
    - ${blankMark} first text that must match
    - ${blankMark} second text that must match (from another tool, say)
    - ${blankMark} third text that must match (in somebody's own words, say)
  # Texts in which it must not come first. At least three.
  noMatch:
    - ${blankMark} first text that must not match (its nearest neighbour)
    - ${blankMark} second text that must not match (another neighbour)
    - ${blankMark} third text that must not match (the same words about another product)
`;
}

function cause(id: string): string {
  return `# yaml-language-server: $schema=../schemas/cause.json
# What is WRONG. knowledge/README.md explains every field; a neighbouring file shows it filled in.
id: ${id}
# One of ${families.slice(0, 4).join(', ')},
# ${families.slice(4).join(', ')}.
family: ${blankMark} family
# What is wrong, in one sentence.
title:
${both('title')}
# Why this gives the error, in one to three sentences.
explanation:
${both('explanation')}
${provenance}
# Facts that make it likelier (times over 1) or less likely (under 1), with the reason that is shown:
# likelier:
#   - when: { environment: [aks] }
#     times: 2
#     because:
#       en: The cluster pulls with an identity of its own.
#       cs: Cluster stahuje pod vlastní identitou.
likelier: []
# Live checks that can confirm it or rule it out (K02, …); none: only the person can tell.
checks: []
# Guides that fix it, the best first. They must exist in knowledge/guides.
fixes:
  - guide: ${blankMark} guide (id of a file in knowledge/guides)
# Where a ticket about it goes: one of ${teams.join(', ')}.
team: ${blankMark} team
`;
}
