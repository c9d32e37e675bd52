/**
 * The cells of one line of CSV (RFC 4180), or undefined where a quote is not closed or closed in the middle.
 *
 * One line is one record here: a cell cannot hold a line break. So a quote that somebody forgot costs its line and not
 * the rest of the file, and every line that is refused has a number.
 */
export function splitLine(line: string, delimiter: string): readonly string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] !== '"') {
      const end = line.indexOf(delimiter, at);
      cells.push(line.slice(at, end === -1 ? undefined : end));
      if (end === -1) return cells;
      at = end + 1;
      continue;
    }
    let cell = '';
    for (let from = at + 1; ;) {
      const quote = line.indexOf('"', from);
      if (quote === -1) return undefined;
      cell += line.slice(from, quote);
      at = quote + 1;
      if (line[at] !== '"') break;
      cell += '"';
      from = at + 1;
    }
    cells.push(cell);
    if (at === line.length) return cells;
    if (line[at] !== delimiter) return undefined;
    at += 1;
  }
  return cells;
}
