import type { Node } from '../shape/shape.ts';

const LONGEST = 60;

/** A node as its maker is called, for a person: `gte("event.total", 50)`; never long. */
export function asWritten({ kind, ...operands }: Node): string {
  const written = Object.values(operands)
    .map((operand) => JSON.stringify(operand))
    .join(', ');
  return `${kind}(${written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written})`;
}
