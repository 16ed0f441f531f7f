import assert from 'node:assert/strict';
import path from 'node:path';
import { answerAll, createAnswerer } from '../src/commands/evaluation/answerAll.ts';
import { readLabelled } from '../src/commands/evaluation/readLabelled.ts';
import { score } from '../src/commands/evaluation/score.ts';
import { loadContent } from '../src/knowledge/load.ts';

const answer = createAnswerer(loadContent());
const scoresOf = (...files: string[]) =>
  score(
    answerAll(
      answer,
      files.flatMap((file) => readLabelled(path.join(import.meta.dirname, 'evaluation', `${file}.jsonl`))),
    ),
  );

/** The goals that every change must still reach (test/evaluation/README.md). */
describe('Texts that were not written for the knowledge base', () => {
  it('are read right where an error was pasted', () => {
    const { top1, top3, family1, falseSure } = scoresOf('pastes');
    assert.ok(top1! >= 0.97 && top3! >= 0.99 && family1! >= 0.98, JSON.stringify({ top1, top3, family1, falseSure }));
  });

  it('are read right where it was told in own words', () => {
    const { top1, top3 } = scoresOf('prose-en', 'prose-cs');
    assert.ok(top1! >= 0.92 && top3! >= 0.96, JSON.stringify({ top1, top3 }));
  });

  it('are left alone where they are about something else, and never spoken up on', () => {
    const { falseClaims, falseSure } = scoresOf('negatives');
    assert.ok(falseClaims! <= 0.01 && falseSure === 0, JSON.stringify({ falseClaims, falseSure }));
  });
});
