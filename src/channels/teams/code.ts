import type { Part } from '../../messages/message.ts';
import type { Element } from './elements.ts';
import { inert, inertCommand, textLines } from './runs.ts';

type Code = Part & { kind: 'code' };

const languages = { bash: 'Bash', powershell: 'PowerShell' } as const;

// Cards run blanks together. In a quoted paste they are kept by blanks that do not break; a command keeps its own
// blanks, because it is there to be copied and a shell takes the other kind for a part of a word.
function lineText(line: string, part: Code): string {
  if (part.shell !== undefined) return inertCommand(line);
  const expanded = inert(line).replaceAll('\t', '    ');
  return expanded.replace(/^ +| {2,}/g, (blanks) => '\u00a0'.repeat(blanks.length));
}

function monospaceLines(part: Code): Element[] {
  return part.code.split('\n').map((line, index) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: lineText(line, part) || '\u00a0', fontType: 'Monospace' }],
    ...(index > 0 ? { spacing: 'None' as const } : {}),
  }));
}

/**
 * Code as Teams' own code block, which has a button to copy it; where a client does not know that element (Teams on
 * phones, other hosts), as monospaced lines on a tinted ground.
 */
export function codeElement(part: Code): Element[] {
  const label = part.label === undefined ? [] : textLines([{ text: part.label, style: 'bold' }]);
  // A block of code must hold some.
  if (part.code === '') return label;
  const snippet: Element = {
    type: 'CodeBlock',
    codeSnippet: part.shell === undefined ? inert(part.code) : inertCommand(part.code),
    language: part.shell === undefined ? 'PlainText' : languages[part.shell],
    spacing: 'Small',
    fallback: { type: 'Container', style: 'emphasis', spacing: 'Small', items: monospaceLines(part) },
  };
  return [...label, snippet];
}
