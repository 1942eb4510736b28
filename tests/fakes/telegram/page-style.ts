/** How the page of the fake looks. */
export const pageStyle = `
:root { color-scheme: light dark; --back: #e7ebf0; --card: #fff; --ink: #14181d; --soft: #66717d; --mine: #e1f5d3;
  --line: #d5dbe2; --accent: #2481cc; --bad: #c0392b; }
@media (prefers-color-scheme: dark) { :root { --back: #0e1621; --card: #17212b; --ink: #eef2f6; --soft: #93a1b0;
  --mine: #2b5278; --line: #2a3744; --accent: #5eb5f7; --bad: #ff7b6b; } }
* { box-sizing: border-box; }
body { margin: 0; height: 100dvh; display: grid; grid-template-columns: minmax(0, 1fr) 320px; background: var(--back);
  color: var(--ink); font: 15px/1.4 system-ui, sans-serif; }
button, input, select { font: inherit; color: inherit; }
button { cursor: pointer; border: 1px solid var(--line); background: var(--card); border-radius: 8px; padding: 6px 10px; }
button:hover { border-color: var(--accent); }
main { display: flex; flex-direction: column; min-height: 0; height: 100dvh; max-width: 760px; width: 100%;
  margin: 0 auto; }
header { display: flex; gap: 8px; align-items: center; padding: 10px 12px; background: var(--card);
  border-bottom: 1px solid var(--line); }
header h1 { font-size: 16px; margin: 0; flex: 1; min-width: 0; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
header select { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 6px; max-width: 45%; }
#chat { flex: 1; overflow-y: auto; padding: 12px; display: flex; flex-direction: column; gap: 8px; }
.message { max-width: min(85%, 520px); align-self: flex-start; }
.message.mine { align-self: flex-end; }
.bubble { background: var(--card); border-radius: 12px; padding: 8px 12px; overflow-wrap: anywhere; white-space: pre-wrap; }
.mine .bubble { background: var(--mine); }
.bubble img { display: block; max-width: 100%; max-height: 280px; border-radius: 8px; margin-bottom: 4px; }
.bubble blockquote { margin: 4px 0; padding-left: 8px; border-left: 3px solid var(--accent); }
.about { font-size: 12px; color: var(--soft); padding: 2px 8px; display: flex; gap: 8px; }
.about button { border: 0; background: none; padding: 0; color: var(--accent); font-size: 12px; }
.row { display: flex; gap: 4px; margin-top: 4px; }
.row button { flex: 1; min-width: 0; overflow-wrap: anywhere; }
.message .row button { background: color-mix(in srgb, var(--accent) 14%, var(--card)); border-color: transparent; }
#composer { background: var(--card); border-top: 1px solid var(--line); padding: 8px 12px; }
#keyboard:not(:empty) { padding-bottom: 8px; }
#words { display: flex; gap: 8px; }
#words input { flex: 1; min-width: 0; background: var(--back); border: 1px solid var(--line); border-radius: 18px; padding: 8px 14px; }
#words button { background: var(--accent); color: var(--card); border-radius: 18px; border: 0; padding: 8px 16px; }
#attach { display: flex; flex-wrap: wrap; gap: 6px; padding-top: 8px; }
#attach button { font-size: 13px; padding: 4px 9px; }
aside { background: var(--card); border-left: 1px solid var(--line); padding: 12px; overflow-y: auto; height: 100dvh; }
aside h2 { font-size: 14px; margin: 14px 0 6px; }
aside h2:first-of-type { margin-top: 0; }
.choices { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; }
.choices button { font-size: 13px; }
#times { width: 4em; background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: 2px 6px; }
.hint { color: var(--soft); font-size: 13px; margin: 4px 0; }
#error { color: var(--bad); overflow-wrap: anywhere; }
#calls { list-style: none; padding: 0; margin: 0; font: 12px/1.6 ui-monospace, monospace; }
#calls .bad { color: var(--bad); }
#panel-toggle { display: none; }
#toast { position: fixed; top: 64px; left: 50%; transform: translateX(-50%); background: #000c; color: #fff;
  padding: 8px 14px; border-radius: 10px; max-width: 90vw; }
dialog { border: 0; border-radius: 12px; background: var(--card); color: var(--ink); max-width: 90vw; }
[hidden] { display: none !important; }
@media (max-width: 820px) {
  body { grid-template-columns: minmax(0, 1fr); }
  aside { display: none; position: fixed; inset: 56px 0 0; height: auto; border: 0; z-index: 1; }
  body.panel aside { display: block; }
  #panel-toggle { display: block; }
}
`;
