import type { Fact } from './benchmark.ts';
import { count, figure } from './figure.ts';
import { grid } from './grid.ts';

/** The facts as Markdown: a line a name, a column a size. */
export function factTable(facts: readonly Fact[]): string {
  const sizes = [...new Set(facts.map(({ n }) => n))];
  const names = [...new Set(facts.map(({ name }) => name))];
  const lines = names.map((name) => {
    const same = facts.filter((fact) => fact.name === name);
    const cells = sizes.map((size) => same.find(({ n }) => n === size)).map((fact) => (fact ? figure(fact.value) : ''));
    return [`${name}, ${same[0]!.unit}`, ...cells];
  });
  return grid(['opportune', ...sizes.map(count)], lines);
}
