import { createClock } from './clock.ts';
import { eachLine } from './eachLine.ts';
import type { Random } from './random.ts';

/** Puts the text into JSON, as a value of one record or line by line as container logs have it. */
export function jsonEscapes(text: string, random: Random): string {
  const clock = createClock(random);
  const value = (part: string) => JSON.stringify(part);
  switch (random.below(4)) {
    case 0:
      return `{"level":"error","message":${value(text)}}`;
    case 1:
      return `{\n  "error": {\n    "code": "Failed",\n    "message": ${value(text)}\n  }\n}`;
    case 2:
      return value(text);
    default:
      return eachLine(text, (line) => `{"log":${value(`${line}\n`)},"stream":"stderr","time":"${clock().iso}"}`);
  }
}
