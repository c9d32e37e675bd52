/** The look of the report, light and dark. */
export const STYLE = `
:root { color-scheme: light dark;
  --paper: #f6f6f3; --card: #ffffff; --ink: #16181d; --soft: #5b616e; --line: #e4e4df; --shade: #f0f0ec;
  --c1: #2f74d0; --c2: #d9622b; --c3: #12926b; --c4: #d99a06; --c5: #c4508a; --c6: #5f9c1d; --c7: #6b55c7; --c8: #0e8a9a; --c9: #7d8494; --bad: #c92f36; }
@media (prefers-color-scheme: dark) { :root {
  --paper: #101216; --card: #191c22; --ink: #eceef2; --soft: #a0a7b5; --line: #2c313a; --shade: #22262e;
  --c1: #5a9bf0; --c2: #ee8452; --c3: #35b98e; --c4: #e8b23a; --c5: #e07fb2; --c6: #8fc44a; --c7: #9d8bf0; --c8: #45bccb; --c9: #99a1b3; --bad: #f2686e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
header h1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.015em; margin: 0; text-wrap: balance; }
header p { margin: 8px 0 0; color: var(--soft); max-width: 72ch; }
.brand { color: var(--c1); font-weight: 600; margin: 0 0 6px; }
.tiles { display: flex; flex-wrap: wrap; gap: 1px; background: var(--line); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; margin: 28px 0 20px; padding: 0; }
.tiles div { background: var(--card); padding: 16px 18px; flex: 1 1 150px; }
.tiles dt { color: var(--soft); font-size: 13px; }
.tiles dd { margin: 2px 0 0; font-size: 25px; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; white-space: nowrap; }
.tiles small { display: block; font-size: 12.5px; font-weight: 400; color: var(--soft); letter-spacing: 0; white-space: normal; }
.grid { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 20px; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px 22px 14px; margin: 0; display: flex; flex-direction: column; }
.wide { grid-column: 1 / -1; }
@media (max-width: 820px) { .grid { grid-template-columns: minmax(0, 1fr); } main { padding: 24px 14px; } }
h2 { font-size: 17px; margin: 0; letter-spacing: -0.005em; }
figcaption p { margin: 3px 0 14px; color: var(--soft); font-size: 13.5px; max-width: 78ch; }
svg { width: 100%; height: auto; display: block; overflow: visible; margin-bottom: auto; }
.wide .drawing { overflow-x: auto; }
.wide svg { min-width: 700px; }
svg text { fill: var(--ink); font-size: 13.5px; font-variant-numeric: tabular-nums; white-space: pre; }
svg .small { fill: var(--soft); font-size: 12px; }
svg .strong { font-weight: 600; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .limit { stroke: var(--c2); stroke-width: 1.5; stroke-dasharray: 4 3; }
svg .limit-label { fill: var(--c2); font-size: 12.5px; font-weight: 600; }
svg .band { fill: var(--bad); opacity: 0.12; }
svg .down-label { fill: var(--bad); font-size: 12.5px; font-weight: 600; }
svg rect:hover { filter: brightness(1.12); }
.legend { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; margin: 0 0 12px; padding: 0; font-size: 13.5px; color: var(--soft); }
.legend i { display: inline-block; width: 11px; height: 11px; border-radius: 3px; margin-right: 6px; }
.legend b { color: var(--ink); font-weight: 600; font-variant-numeric: tabular-nums; }
details { margin-top: 12px; border-top: 1px solid var(--line); padding-top: 8px; font-size: 13px; color: var(--soft); }
summary { cursor: pointer; width: fit-content; }
.scroll { overflow-x: auto; }
details .scroll { max-height: 420px; overflow-y: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 13px; }
th, td { text-align: right; padding: 5px 10px 5px 0; border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: top; }
th:first-child { text-align: left; }
thead th { color: var(--soft); font-size: 12.5px; }
.reasons { font-size: 14px; color: var(--ink); }
.reasons th, .reasons td { padding: 9px 16px 9px 0; text-align: left; }
.reasons tbody th { white-space: nowrap; font-weight: 600; }
.reasons code { display: block; color: var(--soft); font: 11.5px ui-monospace, Menlo, Consolas, monospace; }
.reasons .number { text-align: right; }
.reasons .bar { width: 18%; min-width: 90px; padding-top: 13px; }
.reasons .bar i { display: block; height: 12px; min-width: 2px; border-radius: 3px; background: var(--c4); }
.reasons .said { color: var(--soft); width: 48%; min-width: 260px; }
.moment { border-top: 1px solid var(--line); padding: 12px 0 4px; }
.moment h3 { font-size: 14px; margin: 0; }
.moment h3 span { color: var(--soft); font-weight: 400; margin-left: 8px; }
.moment ul { list-style: none; margin: 8px 0 0; padding: 0; font-size: 14px; }
.moment li { border-left: 3px solid var(--c4); padding: 2px 0 2px 12px; margin: 0 0 10px; max-width: 92ch; }
.moment li.chosen { border-color: var(--c3); }
.moment small { display: block; color: var(--soft); font-size: 13px; }
.more { color: var(--c3); } .fewer { color: var(--bad); }
footer { margin-top: 28px; color: var(--soft); font-size: 13px; }
@media print { .card { break-inside: avoid; } details { display: none; } }
`;
