import type { Named } from '../conditions/named.ts';
import { own } from '../internal/own.ts';
import { under, type Pointer } from '../shape/pointer.ts';
import type { Finding } from './finding.ts';
import type { Subject } from './subject.ts';

/** Attributes that are read and that nothing sets, and aggregates and conditions that nothing reads. */
export const referenceFindings = (subject: Subject): readonly Finding[] => [
  ...neverSet(subject),
  ...neverRead(subject),
  ...neverUsed(subject),
];

/** Nodes that are given the whole profile. */
const CODE: ReadonlySet<string> = new Set(['custom', 'propensity']);

/** The names of attributes of the profile that are read, each with the first place. */
function readIn(subject: Subject): ReadonlyMap<string, Pointer> {
  const read = new Map<string, Pointer>();
  for (const found of subject.found) {
    if (found.is !== 'path') continue;
    const [root, name = ''] = found.path.split('.');
    if (root === 'profile' && !read.has(name)) read.set(name, found.at);
  }
  return read;
}

function neverSet(subject: Subject): readonly Finding[] {
  const { aggregates = {}, attributes = {}, recipes = {} } = subject.strategy;
  const hasRecipes = Object.keys(recipes).length > 0;
  return Array.from(readIn(subject)).flatMap(([name, path]): readonly Finding[] => {
    if (own(aggregates, name) !== undefined || own(attributes, name) !== undefined) return [];
    const expected = `profile.${name} is no aggregate and not declared in attributes`;
    return [
      hasRecipes
        ? {
            code: 'ATTRIBUTE_NEVER_SET',
            severity: 'note',
            path,
            message: `${expected}: only a recipe could set it`,
            proof: [],
          }
        : {
            code: 'ATTRIBUTE_NEVER_SET',
            severity: 'warning',
            path,
            message: `${expected}, and there is no recipe to set it`,
            proof: [],
          },
    ];
  });
}

function neverRead(subject: Subject): readonly Finding[] {
  const { aggregates = {}, attributes = {} } = subject.strategy;
  const read = readIn(subject);
  const unless = subject.found.some((found) => found.is === 'node' && CODE.has(found.node.kind))
    ? ', unless code does'
    : '';
  const isRead = (name: string): boolean =>
    read.has(name) ||
    // Local times are those of this attribute, and completeness counts what is expected.
    name === 'timeZone' ||
    own(attributes, name)?.expected === true;
  return Object.keys(aggregates)
    .filter((name) => !isRead(name))
    .map((name) => ({
      code: 'AGGREGATE_NEVER_READ',
      severity: 'note',
      path: under('/aggregates', name),
      message: `nothing reads profile.${name}${unless}`,
      proof: [],
    }));
}

function neverUsed(subject: Subject): readonly Finding[] {
  const used = new Set(
    subject.nodes('condition').flatMap(({ node }) => (node.kind === 'named' ? [(node as Named).name] : [])),
  );
  return Object.keys(subject.strategy.conditions ?? {})
    .filter((name) => !used.has(name))
    .map((name) => ({
      code: 'CONDITION_NEVER_USED',
      severity: 'note',
      path: under('/conditions', name),
      message: `nothing names ${name}`,
      proof: [],
    }));
}
