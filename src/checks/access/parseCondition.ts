/** A condition as a tree. `other` is a part whose meaning is not known here. */
export type Expression =
  | { readonly kind: 'not'; readonly inner: Expression }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] }
  | { readonly kind: 'action'; readonly actions: readonly string[] }
  | {
      readonly kind: 'comparison';
      readonly source: 'request' | 'resource' | 'principal' | 'environment';
      readonly attribute: string;
      /** In lower case, such as `stringequalsignorecase`. */
      readonly operator: string;
      readonly quantifier?: 'any' | 'all';
      readonly values: readonly string[];
    }
  | { readonly kind: 'other' };

const tokens =
  /\s*(?:(&&|\|\||[!(){},])|'((?:[^'\\]|\\.){0,2000})'|@(Request|Resource|Principal|Environment)\[([^\]]{1,300})\]|([A-Za-z][A-Za-z:]{0,100}))/gy;

type Token =
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'attribute'; readonly source: string; readonly text: string }
  | { readonly kind: 'word'; readonly text: string };

function tokenOf([, sign, value, source, attribute, word]: RegExpMatchArray): Token {
  if (sign !== undefined) return { kind: 'sign', text: sign };
  if (value !== undefined) return { kind: 'value', text: value.replace(/\\(.)/g, '$1') };
  if (source !== undefined) return { kind: 'attribute', source: source.toLowerCase(), text: attribute! };
  const text = word!.toLowerCase();
  if (text === 'and') return { kind: 'sign', text: '&&' };
  return text === 'or' ? { kind: 'sign', text: '||' } : { kind: 'word', text };
}

const longest = 16_000;
const deepest = 50;

/** Reads a condition; undefined where it is not of the known language, too long or too deep. */
export function parseCondition(condition: string): Expression | undefined {
  const text = condition.trim();
  if (text.length > longest) return undefined;
  const found = [...text.matchAll(tokens)];
  if (found.reduce((length, match) => length + match[0].length, 0) !== text.length) return undefined;
  try {
    return new Parser(found.map(tokenOf)).whole();
  } catch (error) {
    if (error instanceof ConditionError) return undefined;
    throw error;
  }
}

class ConditionError extends Error {}

/** Recursive descent: or-expressions of and-expressions of units. */
class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(found: readonly Token[]) {
    this.#tokens = found;
  }

  whole(): Expression {
    const expression = this.#either();
    if (this.#at < this.#tokens.length) throw new ConditionError();
    return expression;
  }

  #either(): Expression {
    return this.#chain('||', 'or', () => this.#chain('&&', 'and', () => this.#unit()));
  }

  #chain(sign: string, kind: 'and' | 'or', next: () => Expression): Expression {
    const parts = [next()];
    while (this.#accepts(sign)) parts.push(next());
    return parts.length === 1 ? parts[0]! : { kind, parts };
  }

  #unit(): Expression {
    if (++this.#depth > deepest) throw new ConditionError();
    const expression = this.#unwrapped();
    this.#depth--;
    return expression;
  }

  #unwrapped(): Expression {
    if (this.#accepts('!')) return { kind: 'not', inner: this.#unit() };
    if (this.#accepts('(')) {
      const inner = this.#either();
      this.#expect(')');
      return inner;
    }
    const token = this.#take();
    if (token.kind === 'word') return this.#matched(token.text);
    if (token.kind === 'attribute') return this.#comparison(token);
    throw new ConditionError();
  }

  #matched(word: string): Expression {
    const values = this.#values();
    return word === 'actionmatches' ? { kind: 'action', actions: values } : { kind: 'other' };
  }

  #comparison({ source, text }: Token & { kind: 'attribute' }): Expression {
    const operator = this.#take();
    if (operator.kind !== 'word') throw new ConditionError();
    const [quantifier, name] = operator.text.includes(':') ? operator.text.split(':') : [undefined, operator.text];
    const values = this.#values();
    return {
      kind: 'comparison',
      source: source as 'request' | 'resource' | 'principal' | 'environment',
      attribute: text,
      operator: name!,
      ...(quantifier === undefined ? {} : { quantifier: quantifier.startsWith('forany') ? 'any' : 'all' }),
      values,
    };
  }

  /** One value, or a list of them between braces. */
  #values(): string[] {
    if (!this.#accepts('{')) return [this.#value()];
    const values = [this.#value()];
    while (this.#accepts(',')) values.push(this.#value());
    this.#expect('}');
    return values;
  }

  #value(): string {
    const token = this.#take();
    if (token.kind !== 'value') throw new ConditionError();
    return token.text;
  }

  #take(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new ConditionError();
    return token;
  }

  #accepts(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'sign' || token.text !== sign) return false;
    this.#at++;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#accepts(sign)) throw new ConditionError();
  }
}
