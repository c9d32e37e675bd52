/** What our language does not say, and why. */
export const REASONS: Readonly<Record<string, string>> = {
  File: 'a property of events of every type: an aggregate names the types that it listens to',
  journeys: 'journeys are what is done with a segment, and not a property of a customer',
  large: 'a test of how much fits into a database',
  skip: 'skipped by its authors',
  PerformedMany: 'a list of whole events: aggregates are numbers, values and lists of values',
  KeyedPerformed: 'a key that comes with the question: what an aggregate counts depends on the event alone',
  RandomBucket: 'chance by their own hash',
  Manual: 'a list of customers that is kept elsewhere',
  Broadcast: 'a list of customers that is kept elsewhere',
  SubscriptionGroup: 'subscriptions are consents here, and no attributes',
  Email: 'what became of messages, in their own events',
  path: 'a name with a dot in it: paths are names with dots between them',
};

/** A case asks for something that our language does not say. */
export class Unsaid extends Error {
  constructor(what: string) {
    super(REASONS[what] ?? `not known: ${what}`);
  }
}
