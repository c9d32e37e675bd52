/** What the platform has seen since it started. */
export interface MapFigures {
  requests: number;
  /** Not what the contract demands. */
  refused: number;
  /** Answered 429. */
  limited: number;
  /** Answered 500. */
  broken: number;
  /** Taken, and known already. */
  repeated: number;
  /** Taken, and a message went out. */
  sent: number;
  /** Taken, but the recipient wants no e-mail. */
  suppressed: number;
  /** Of promotions and of decisions. */
  received: number;
  opened: number;
  clicked: number;
  bounced: number;
  unsubscribed: number;
  complained: number;
  /** Signed webhooks posted to the shop, and those that it did not accept. */
  reports: number;
  reportsRefused: number;
  /** The last few things that were wrong with requests. */
  complaints: readonly string[];
}

export const noFigures = (): MapFigures => ({
  requests: 0,
  refused: 0,
  limited: 0,
  broken: 0,
  repeated: 0,
  sent: 0,
  suppressed: 0,
  received: 0,
  opened: 0,
  clicked: 0,
  bounced: 0,
  unsubscribed: 0,
  complained: 0,
  reports: 0,
  reportsRefused: 0,
  complaints: [],
});
