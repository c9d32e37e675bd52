const STEP = /^(?:\.?\[(?:'([^'\]]+)'|"([^"\]]+)"|(\d+|\*))\]|\.?([^.[\]'"()?@*$^~]+)|\.(\*))/;

/** The steps of a simple JSON path: names, places in lists, and `*`. Undefined where there is more in it. */
export function jsonPathOf(path: string): readonly string[] | undefined {
  const steps: string[] = [];
  let rest = path.replace(/^\$/, '');
  while (rest !== '') {
    const found = STEP.exec(rest);
    if (found === null) return undefined;
    steps.push(found.slice(1).find((step) => step !== undefined)!);
    rest = rest.slice(found[0].length);
  }
  return steps;
}
