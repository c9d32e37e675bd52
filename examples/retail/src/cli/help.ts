/** What `--help` says. */
export const HELP = `Opportune: the retail demo

  npm run demo                     a simulated shop lives for two weeks, against a mailing platform
                                   that is down for some hours in the middle
  npm run demo -- --events FILE    the same strategy over a real history, in virtual time
  npm run demo -- --shop           a shop to walk through in the browser, with its server and the
                                   mailing platform behind it; Control-C closes it
  npm run demo -- --check          what can be proven of the strategy; fails where that is an error

The simulated shop
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
  --fast            no live picture, no waiting; as it is where there is no terminal

The shop in the browser
  --shop            opens it, and says where it is
  --port N          where; the next free one where it is taken       4173
  --remind-after S  seconds until a cart that was left is mailed     30

All
  --out DIR         folder for what is written                       a new temporary folder
  --help            this

Where no colours are wanted, set NO_COLOR.
`;
