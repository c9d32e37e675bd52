/** Once a run: says on what the store for PostgreSQL is tried. */
export function setup(): void {
  if (!process.env['OPPORTUNE_POSTGRES']) {
    console.log(
      'no PostgreSQL here, so its store is tried on PGlite, in one process: name a server with OPPORTUNE_POSTGRES=postgres://…',
    );
  }
}
