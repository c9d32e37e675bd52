const LENGTH = 300;

/** Makes words of another party fit to be kept: no secret in them, in one line, and short. */
export function redact(text: string, secrets: readonly string[]): string {
  // Before it is cut: a secret across the cut would survive in part.
  const clean = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
  const line = clean.replace(/\s+/g, ' ').trim();
  return line.length > LENGTH ? `${line.slice(0, LENGTH - 1)}…` : line;
}
