/** What `--help` says. */
export const HELP = `Opportune: the retail demo

  npm run demo                     a simulated shop lives for two weeks, against a mailing platform
                                   that is down for some hours in the middle
  npm run demo -- --events FILE    the same strategy over a real history, in virtual time
  npm run demo -- --check          what can be proven of the strategy; fails where that is an error

The shop
  --customers N     how many there are                               600
  --days N          how long the shop is open                        14
  --seed N          the same seed gives the same decisions           7
  --no-outage       the mailing platform stays up all the time
  --speed HOURS     hours of shop time that may pass in a second     12
  --store FILE      SQLite file; one that exists is gone on with     in a new temporary folder
  --memory          keep nothing
  --resume          go on with the last store, also after kill -9

A history: CSV with a header, or JSONL; gzipped or not
  --events FILE     the columns of Online Retail and of OTTO are known
  --map COL=FIELD   says what a column is, again for each; a wrong field lists them all
  --until-drained   let time run on past the last event, until nothing is due any more

Both
  --report FILE     the HTML report                                  report.html in --out
  --json FILE       the summary as JSON
  --out DIR         folder for everything else                       a new temporary folder
  --fast            no live picture, no waiting; as it is where there is no terminal
  --help            this

Where no colours are wanted, set NO_COLOR.
`;
