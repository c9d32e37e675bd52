import type { PatternFault } from './pattern.ts';
import { Units } from './units.ts';

/** A pattern while it is read. The first fault ends the reading. */
export class Reader {
  readonly source: string;
  readonly units: Units;
  /** Of the groups so far. */
  readonly names: Set<string> = new Set();
  /** How many groups are open. */
  depth = 0;
  at = 0;
  fault: PatternFault | undefined;

  constructor(source: string, ignoreCase: boolean) {
    this.source = source;
    this.units = new Units(ignoreCase);
  }

  /** Goes on behind what a sticky expression finds here. */
  read(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.source) ?? undefined;
    this.at += found?.[0].length ?? 0;
    return found;
  }

  /** Refuses what was read from an offset on. */
  refuse(at: number, expected: string, found: string = this.source.slice(at, this.at)): void {
    this.fault ??= { code: 'PATTERN_INVALID', message: `expected ${expected}, found ${found || 'the end'}`, at };
    this.at = this.source.length;
  }
}
