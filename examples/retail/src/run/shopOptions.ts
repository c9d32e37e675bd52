/** What a run of the simulated shop is to be like. */
export interface ShopOptions {
  readonly seed: number;
  readonly customers: number;
  readonly days: number;
  /** Whether the mailing platform goes down for some hours in the middle. */
  readonly outage: boolean;
  /** Hours of shop time that may pass in a second at most; undefined is as fast as it goes. */
  readonly speed: number | undefined;
  /** The SQLite file; undefined keeps everything in memory. */
  readonly store: string | undefined;
  /** Folder for everything else that the run writes. */
  readonly out: string;
}
