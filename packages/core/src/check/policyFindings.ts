import type { Cap } from '../policies/cap.ts';
import type { Quiet } from '../policies/quiet.ts';
import type { Node } from '../shape/shape.ts';
import { asWritten } from './asWritten.ts';
import type { Finding } from './finding.ts';
import type { FoundNode } from './found.ts';
import type { Subject } from './subject.ts';

/** Policies that never object to anything, and caps that never do where no other would. */
export function policyFindings(subject: Subject): readonly Finding[] {
  const idle: Finding[] = [];
  const caps: FoundNode[] = [];
  for (const found of subject.nodes('policy')) {
    const { node, at } = found;
    const why = idleness(found, subject);
    if (why !== undefined) {
      const message = `${asWritten(node)} ${why}`;
      idle.push({ code: 'POLICY_WITHOUT_EFFECT', severity: 'warning', path: at, message, proof: [] });
    } else if (node.kind === 'cap') caps.push(found);
  }
  return [...idle, ...impliedCaps(caps, subject)];
}

/** Why a policy never objects; undefined where it may. */
export function idleness({ node, at }: FoundNode, { builder, actions }: Subject): string | undefined {
  const { concerns = () => true } = builder.policy(node, at);
  const concerned = actions.filter((action) => concerns(action));
  if (concerned.length === 0) return 'concerns no action';
  if (node.kind !== 'quiet') return undefined;
  const { from, to } = node as Quiet;
  if (from === to) return 'is quiet at no time';
  return concerned.every(({ on }) => on === undefined) ? 'concerns only actions that answer requests' : undefined;
}

function impliedCaps(caps: readonly FoundNode[], subject: Subject): readonly Finding[] {
  return caps.flatMap(({ node, at, around }, i): readonly Finding[] => {
    const other = caps.find(
      (stronger, k) =>
        k !== i &&
        isPassedToo(stronger.around!.node, around!.node, subject) &&
        implies(stronger.node as Cap, node as Cap) &&
        // Of two that say the same the first counts.
        (k < i || !implies(node as Cap, stronger.node as Cap)),
    );
    if (other === undefined) return [];
    return [
      {
        code: 'CAP_NEVER_BINDS',
        severity: 'warning',
        path: at,
        message: `${asWritten(node)} objects to nothing that another cap lets pass`,
        proof: [{ path: other.at, says: asWritten(other.node) }],
      },
    ];
  });
}

/** Does every candidate that passes the one `limit` pass the other too, with the same others beside it? */
const isPassedToo = (other: Node, limit: Node, { strategy, hasForeignStages }: Subject): boolean =>
  other === limit || (!hasForeignStages && strategy.funnel.includes(other));

/** Whatever the weaker one would object to, the stronger one does: it counts all that the other counts, as long or longer, and allows no more. */
const implies = (stronger: Cap, weaker: Cap): boolean =>
  stronger.atMost <= weaker.atMost &&
  (stronger.holds ?? Infinity) >= (weaker.holds ?? Infinity) &&
  isAsLong(stronger, weaker) &&
  COVERAGE.every((field) => stronger[field] === undefined || stronger[field] === weaker[field]);

const COVERAGE = ['channel', 'issue', 'group', 'action', 'tag'] as const;

/** A window of the calendar is not known to hold any other. */
const isAsLong = (stronger: Cap, weaker: Cap): boolean =>
  stronger.per === undefined || weaker.per === undefined
    ? stronger.calendar !== undefined && stronger.calendar === weaker.calendar && stronger.zone === weaker.zone
    : stronger.per >= weaker.per;
