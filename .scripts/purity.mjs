// Finds what the linter cannot: core asking the machine for its clock, time zone or language, or for arithmetic
// that each engine rounds in its own way.
// Usage: node .scripts/purity.mjs [FILE …]; by default every source file of core that is not a test.
import { readdirSync, readFileSync } from 'node:fs';

import ts from 'typescript';

const CORE = 'packages/core/src';
const TEST = /\.(test|test-d|bench)\.ts$/;
const ZONE = /^([gs]et(Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|Year)|getTimezoneOffset)$/;
const LANGUAGE = /^(localeCompare|toLocale\w+|to(Date|Time)String)$/;
/** ECMAScript: their results are approximations that an implementation chooses. */
const APPROXIMATE = /^(a?(cos|sin|tan)h?|atan2|cbrt|exp(m1)?|hypot|log(10|1p|2)?|pow)$/;

/** What a use of this name asks of the machine and what to write instead, or undefined. */
function faultOf(name, parent) {
  const { text } = name;
  if (ts.isPropertyAccessExpression(parent) && parent.name === name) {
    if (ZONE.test(text)) return `${text} depends on the machine's time zone: use its UTC form`;
    if (LANGUAGE.test(text)) return `${text} depends on the machine's language: compare with < and >`;
    if (parent.expression.text === 'Math' && APPROXIMATE.test(text))
      return `Math.${text} differs in its last bits from engine to engine: work it out by products and sums, as exp2 does`;
    if (text === 'DateTimeFormat' && parent.parent.arguments?.length !== 2)
      return `${text} without options takes the machine's time zone: name the zone`;
  }
  if (text === 'Date' && !isHarmless(name, parent))
    return 'Date reads the clock or the time zone: take `now` as a parameter, or write new Date(instant)';
  return undefined;
}

/** A type, a member of Date (the linter bans Date.now), instanceof, new Date(instant). */
function isHarmless(date, parent) {
  if (ts.isTypeNode(parent) || ts.isPropertyAccessExpression(parent) || parent.name === date) return true;
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
  return ts.isNewExpression(parent) && parent.arguments?.length === 1;
}

/** A power of 2 is exact; others are not. */
const isRoundedPower = (node) =>
  ts.isBinaryExpression(node) &&
  node.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken &&
  node.left.getText() !== '2';

function faultsIn(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const faults = [];
  const visit = (node) => {
    const fault = isRoundedPower(node)
      ? '** differs in its last bits from engine to engine, but for powers of 2'
      : ts.isIdentifier(node) && faultOf(node, node.parent);
    if (fault) {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
      faults.push(`${file}:${line + 1}:${character + 1}: ${fault}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

function sourcesOfCore() {
  const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts') && !TEST.test(file)).map((file) => `${CORE}/${file}`);
}

const files = process.argv.length > 2 ? process.argv.slice(2) : sourcesOfCore();
const faults = files.flatMap(faultsIn);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
