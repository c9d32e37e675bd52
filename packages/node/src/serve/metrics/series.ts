/** A family of figures that can be written down. */
export interface Series {
  /** In the text format of Prometheus. */
  text(): string;
}

/** How a figure with labels is written: `name{a="1"} 5`. */
export function line(
  name: string,
  labels: readonly string[],
  values: readonly (string | number)[],
  figure: number,
): string {
  const pairs = labels.map((label, n) => `${label}="${escaped(String(values[n] ?? ''))}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${String(figure)}`;
}

export const heading = (name: string, kind: 'counter' | 'gauge' | 'histogram', about: string): string =>
  `# HELP ${name} ${about}\n# TYPE ${name} ${kind}`;

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"');
