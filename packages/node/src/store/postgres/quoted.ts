/** A name as PostgreSQL reads it, whatever is in it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
