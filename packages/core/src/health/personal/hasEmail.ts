/** True where an e-mail address stands somewhere in the text. */
export function hasEmail(text: string): boolean {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (LOCAL.test(text.charAt(at - 1)) && isDomain(/^[A-Za-z0-9.-]*/.exec(text.slice(at + 1))![0])) return true;
  }
  return false;
}

const LOCAL = /^[A-Za-z0-9_%+-]$/;

function isDomain(text: string): boolean {
  const labels = text.replace(/\.$/, '').split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => label !== '') &&
    /^[A-Za-z]{2,}$/.test(labels.at(-1)!) &&
    // Pictures for dense screens are called icon@2x.png.
    !/^\dx$/.test(labels[0]!)
  );
}
