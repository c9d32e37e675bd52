/** What `--help` says. */
export const HELP = `opportune-serve: a strategy over HTTP

  opportune-serve --strategy FILE.json --store FILE.sqlite

  --strategy FILE   a strategy as JSON
  --store FILE      SQLite file, new or gone on with; :memory: keeps nothing
  --channels FILE   ES module, .js or .mjs, whose default export has channels by
                    name, or is a function of the environment that yields them
  --port N          where to listen; 8080, and with 0 any that is free
  --host NAME       whom to listen to; 127.0.0.1, which is this machine only
  --audit FILE      record of admin calls; beside the store, with .audit.jsonl
  --help            this

Keys, with commas between several, each a text or sha256: and its hash

  OPPORTUNE_WRITE_KEY     events and outcomes in
  OPPORTUNE_DECIDE_KEY    ask for actions
  OPPORTUNE_ADMIN_KEY     explain, export and erase a customer; dead letters
  OPPORTUNE_METRICS_KEY   read the figures

Where no colours are wanted, set NO_COLOR.
`;
