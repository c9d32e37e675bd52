/** How the panel looks, light and dark. The page's own styles do not reach it, and it does not reach the page. */
export const LOOK = `
:host { all: initial !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; pointer-events: none !important;
  color-scheme: light dark;
  --paper: #f6f6f3; --card: #ffffff; --ink: #16181d; --soft: #5b616e; --line: #e0e0da; --shade: #eeeee9;
  --event: #2868c0; --fired: #6b55c7; --good: #0b7152; --good-shade: #dff3ea; --warn: #b25a12; --bad: #c92f36; --quiet: #7d8494; }
@media (prefers-color-scheme: dark) { :host {
  --paper: #101216; --card: #191c22; --ink: #eceef2; --soft: #a0a7b5; --line: #2c313a; --shade: #22262e;
  --event: #5a9bf0; --fired: #a596f5; --good: #42c499; --good-shade: #14332a; --warn: #eca05c; --bad: #f5787e; --quiet: #99a1b3; } }
*, *::before { box-sizing: border-box; }
[hidden] { display: none !important; }
.panel, .note { pointer-events: auto; font: 13px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); }
.panel { position: absolute; inset: auto 0 0 0; height: min(46vh, 460px); min-height: 160px; max-height: calc(100vh - 24px); display: flex; flex-direction: column;
  background: var(--paper); border-top: 1px solid var(--line); box-shadow: 0 -8px 32px rgb(0 0 0 / 0.18); outline: none; }
button, select { font: inherit; color: inherit; }
button { background: none; border: 0; cursor: pointer; }
:is(button, select, summary, .edge, .cards, .aside):focus-visible { outline: 2px solid var(--event); outline-offset: -2px; border-radius: 6px; }
h2, h3, h4, p, ul, ol { margin: 0; padding: 0; list-style: none; }
code { font: 11px ui-monospace, Menlo, Consolas, monospace; color: var(--soft); overflow-wrap: anywhere; }
.hint, .more { color: var(--soft); font-weight: 400; }
.hint { padding: 8px 2px; }

.edge { position: absolute; inset: -5px 0 auto 0; height: 10px; cursor: ns-resize; touch-action: none; z-index: 2; }
.edge::before { content: ""; position: absolute; left: 50%; top: 4px; width: 40px; height: 3px; margin-left: -20px; border-radius: 2px; background: var(--quiet); opacity: 0.7; }

header { display: grid; grid-template: "name tabs facts save close" auto / auto auto 1fr auto auto; align-items: center; gap: 0 14px; padding: 0 8px 0 14px; background: var(--card); border-bottom: 1px solid var(--line); flex: none; }
header strong { grid-area: name; display: inline-flex; gap: 7px; align-items: center; letter-spacing: -0.01em; }
header svg path { fill: var(--event); }
.tabs { grid-area: tabs; display: flex; }
.tabs button { padding: 11px 10px 9px; border-bottom: 2px solid transparent; color: var(--soft); }
.tabs button[aria-selected="true"] { color: var(--ink); border-color: var(--event); font-weight: 600; }
.badge { display: inline-block; min-width: 17px; margin-left: 5px; padding: 0 5px; border-radius: 9px; background: var(--warn); color: var(--card); font-size: 11px; line-height: 17px; font-weight: 600; text-align: center; }
.badge:empty { display: none; }
.facts { grid-area: facts; display: flex; gap: 2px 16px; overflow: hidden; justify-content: flex-end; white-space: nowrap; min-width: 0; }
.facts > * { min-width: 0; overflow: hidden; text-overflow: ellipsis; }
.fact i { font-style: normal; color: var(--soft); margin-right: 5px; }
.fact small { color: var(--soft); font-size: 12px; margin-left: 5px; }
.save { grid-area: save; padding: 4px 10px; border: 1px solid var(--line); border-radius: 7px; }
.save:hover { background: var(--shade); }
.close { grid-area: close; width: 32px; height: 32px; font-size: 20px; line-height: 1; color: var(--soft); border-radius: 7px; }
.close:hover { color: var(--ink); background: var(--shade); }

.body { flex: 1; min-height: 0; display: flex; }
.page { flex: 1; min-width: 0; display: flex; }
.timeline { flex: 1; display: grid; grid-template-columns: minmax(0, 1.35fr) minmax(320px, 1fr); min-width: 0; }
.rows { overflow-y: auto; overscroll-behavior: contain; padding: 4px 0; }
.row { display: grid; grid-template-columns: 58px 9px minmax(96px, 1fr) auto; gap: 0 9px; align-items: center; width: 100%; padding: 3px 12px; min-height: 30px; text-align: left; --sort: var(--event); }
.row:hover { background: var(--shade); }
.row[aria-current] { background: var(--card); box-shadow: inset 3px 0 0 var(--event); }
.row time, .troubles time { color: var(--soft); font-variant-numeric: tabular-nums; font-size: 12px; }
.dot { width: 9px; height: 9px; border-radius: 50%; background: var(--sort); flex: none; }
.outcome { --sort: var(--good); } .request { --sort: var(--quiet); } .time { --sort: var(--fired); } .strategy, .verdict { --sort: var(--soft); } .trouble { --sort: var(--bad); } .decision { --sort: var(--good); }
.request .dot, .time .dot { background: none; border: 2px solid var(--sort); }
.what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.what b { font-weight: 600; }
.trouble .what b { color: var(--bad); }
.led { display: flex; flex-wrap: wrap; gap: 3px 8px; align-items: center; justify-content: flex-end; }
.moment { display: inline-flex; flex-wrap: wrap; gap: 3px 8px; align-items: center; justify-content: flex-end; }
.chip { display: inline-flex; align-items: baseline; gap: 6px; padding: 1px 8px; border-radius: 10px; font-size: 12px; line-height: 18px; white-space: nowrap; background: var(--shade); color: var(--ink); font-weight: 500; }
.chip.fired { background: var(--fired); color: var(--paper); }
.chip.begun { background: none; box-shadow: inset 0 0 0 1px var(--fired); color: var(--fired); }
.chip.chosen { background: var(--good-shade); color: var(--ink); }
.chip.chosen .slot { color: var(--good); font-weight: 400; }
.chip.chosen .marks { color: var(--good); font-weight: 600; }
.chip.chosen .marks:empty { display: none; }
.arrow { color: var(--quiet); }
.chip.nothing { background: none; color: var(--soft); padding: 1px 0; }
.chip.bad { background: none; box-shadow: inset 0 0 0 1px var(--bad); color: var(--bad); }
.chip.held { background: none; box-shadow: inset 0 0 0 1px var(--warn); color: var(--warn); }
.funnel { flex: none; display: inline-flex; align-items: center; gap: 6px; color: var(--soft); font-size: 12px; font-variant-numeric: tabular-nums; }
.funnel rect, .funnel path { fill: var(--quiet); } .funnel rect { opacity: 0.6; } .funnel path { opacity: 0.22; }
.funnel.ends rect:last-child { fill: var(--good); opacity: 1; }

.aside { overflow-y: auto; overscroll-behavior: contain; background: var(--card); border-left: 1px solid var(--line); padding: 14px 18px 24px; }
.back { display: none; color: var(--event); padding: 4px 0 10px; }
article { display: flex; flex-direction: column; gap: 14px; }
article h2 { display: flex; align-items: center; gap: 8px; font-size: 16px; letter-spacing: -0.01em; --sort: var(--event); overflow-wrap: anywhere; }
h3 { font-size: 13px; font-weight: 600; margin-bottom: 7px; }
h4 { font-size: 12px; font-weight: 600; color: var(--soft); margin: 12px 0 5px; }
.said li { border-left: 3px solid var(--warn); padding: 1px 0 1px 10px; margin-bottom: 4px; }
.decided { border-top: 1px solid var(--line); padding-top: 12px; }
.stages { display: grid; gap: 4px; }
.stages li { display: grid; grid-template-columns: 74px minmax(60px, 1fr) 28px minmax(0, 1.5fr); gap: 8px; align-items: center; }
.stage { color: var(--soft); overflow: hidden; text-overflow: ellipsis; }
.track { height: 9px; border-radius: 5px; background: var(--shade); overflow: hidden; display: block; }
.bar { display: block; height: 100%; border-radius: 5px; background: var(--event); }
.stages li:last-child .bar { background: var(--good); }
.stages b { text-align: right; font-variant-numeric: tabular-nums; }
.lost { display: flex; flex-wrap: wrap; gap: 0 10px; color: var(--warn); font-size: 12px; }
.candidates li { border-left: 3px solid var(--warn); padding: 1px 0 1px 10px; margin-bottom: 9px; overflow-wrap: anywhere; }
.candidates .is-chosen { border-color: var(--good); }
.foot { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; }
.ask { color: var(--event); padding: 0; text-decoration: underline; text-underline-offset: 2px; }
.remedy { color: var(--soft); }
.changes, .lines { border-collapse: collapse; width: 100%; table-layout: auto; }
.changes th, .changes td, .lines th, .lines td { text-align: left; vertical-align: top; padding: 3px 10px 3px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.changes tr:last-child > *, .lines tr:last-child > * { border: 0; }
.changes th, .lines th { font-weight: 400; color: var(--soft); width: 42%; }
del { color: var(--soft); } ins { text-decoration: none; font-weight: 600; }
.aside-word { color: var(--soft); text-align: right !important; padding-right: 0 !important; white-space: nowrap; }

.tree { display: grid; gap: 1px; }
.tree .tree { padding-left: 14px; border-left: 1px solid var(--line); margin-left: 4px; }
.tree .name { color: var(--soft); }
.tree .value { overflow-wrap: anywhere; }
.tree .number, .tree .boolean { color: var(--event); font-variant-numeric: tabular-nums; }
.tree .brief { color: var(--soft); font-size: 12px; overflow-wrap: anywhere; }
details[open] > summary .brief { display: none; }
summary { cursor: pointer; }
.content summary, .card > details > summary { color: var(--soft); }

.cards { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 14px; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(290px, 100%), 1fr)); gap: 14px; align-items: start; align-content: start; }
.card { min-width: 0; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 11px 14px 12px; display: grid; gap: 7px; }
.card h2 { font-size: 13.5px; }
.card .hint { padding: 0; }
.cards > .wide { grid-column: 1 / -1; padding: 0 2px; }
.card.is-forced { border-color: var(--warn); box-shadow: inset 0 0 0 1px var(--warn); }
.card label { display: flex; gap: 10px; align-items: center; }
.card label span { color: var(--soft); }
select { flex: 1; min-width: 0; padding: 4px 8px; border: 1px solid var(--line); border-radius: 7px; background: var(--paper); }
.forced-word { color: var(--warn); font-weight: 600; }
.forced-word button { padding: 0; margin-left: 6px; color: var(--event); font-weight: 400; text-decoration: underline; }
.open { display: grid; gap: 8px; }
.open li { display: grid; grid-template-columns: 1fr auto; gap: 3px 10px; }
.open .left { color: var(--soft); }
.open .track { grid-column: 1 / -1; height: 6px; }
.open .bar { background: var(--fired); transition: width 1s linear; }
.troubles li { border-left: 3px solid var(--bad); padding-left: 10px; margin-bottom: 8px; overflow-wrap: anywhere; }

.frame { position: absolute; inset: 0 auto auto 0; border: 2px dashed #d9622b; border-radius: 4px; }
.frame span { position: absolute; top: 0; left: 0; padding: 1px 8px; background: #b8491a; color: #fff; font: 600 12px/18px system-ui, sans-serif; border-radius: 0 0 6px 0; white-space: nowrap; }
.note { position: absolute; inset: 10px 10px auto; width: fit-content; margin: 0 auto; display: flex; gap: 12px; align-items: center; padding: 6px 8px 6px 14px; border-radius: 17px; background: #b8491a; color: #fff; box-shadow: 0 4px 16px rgb(0 0 0 / 0.25); }
.note:empty { display: none; }
.note button { padding: 2px 12px; border-radius: 14px; background: #fff; color: #8a3410; font-weight: 600; white-space: nowrap; }
@media (prefers-reduced-motion: reduce) { .open .bar { transition: none; } }

@media (max-width: 1080px) { header { grid-template: "name tabs save close" auto "facts facts facts facts" auto / auto 1fr auto auto; } .facts { justify-content: flex-start; padding: 4px 0 5px; border-top: 1px solid var(--line); margin: 0 -8px 0 -14px; padding-left: 14px; } }
@media (max-width: 720px) {
  .panel { height: 68vh; }
  header { grid-template: "name save close" auto "tabs tabs tabs" auto "facts facts facts" auto / 1fr auto auto; padding: 4px 8px 0 12px; }
  .facts { flex-wrap: wrap; margin: 0 -8px 0 -12px; padding-left: 12px; }
  .tabs button { padding: 8px 10px 7px; }
  .timeline { grid-template-columns: minmax(0, 1fr); }
  .aside { display: none; border: 0; padding: 8px 14px 20px; }
  .looking .rows { display: none; } .looking .aside { display: block; }
  .back { display: block; }
  .row { grid-template-columns: 56px 9px minmax(0, 1fr); padding: 5px 12px; }
  .led { grid-column: 3; justify-content: flex-start; } .moment { justify-content: flex-start; }
  .led:empty { display: none; }
  .stages li { grid-template-columns: 74px minmax(40px, 1fr) 24px; } .lost { grid-column: 2 / -1; }
}
`;
