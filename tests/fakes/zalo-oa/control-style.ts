/** The page's style: one column on a phone, chat and panel side by side on a desk. */
export const controlStyle = `
:root { font: 15px/1.4 system-ui, sans-serif; color-scheme: light; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: #e8edf3; color: #14202e; display: grid; gap: 12px; }
.phone { background: #fff; display: flex; flex-direction: column; height: 100dvh; max-height: 860px; min-width: 0; }
header { background: #0068ff; color: #fff; display: flex; gap: 8px; align-items: center; padding: 10px 12px; }
header strong { flex: 1; line-height: 1.1; }
header small { display: block; font-weight: 400; opacity: .85; }
header select { max-width: 46vw; }
.bar, .row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; padding: 6px 10px; }
.row { padding: 4px 0; }
#standing { flex: 1; font-size: 13px; color: #46566a; }
#chat { list-style: none; margin: 0; padding: 12px; flex: 1; overflow-y: auto; background: #e2e9f1; min-height: 120px; }
#chat li { max-width: 84%; margin: 0 auto 10px 0; }
#chat li.person { margin: 0 0 10px auto; }
#chat li.person { text-align: right; }
.bubble { display: inline-block; text-align: left; max-width: 100%; background: #fff; border-radius: 12px; padding: 8px 12px; white-space: pre-wrap; overflow-wrap: anywhere; }
.person .bubble { background: #cfe5ff; }
.officer .bubble { background: #fff3cf; }
.bubble img { display: block; max-width: 100%; max-height: 240px; border-radius: 8px; }
.meta { font-size: 12px; color: #58687b; padding: 2px 4px; }
.choices { display: grid; gap: 4px; margin-top: 4px; }
.choices button { background: #fff; color: #0059d6; text-align: center; width: 100%; overflow-wrap: anywhere; }
.share { display: grid; gap: 4px; margin-top: 8px; }
#composer, #target, #misbehave { display: flex; gap: 6px; flex-wrap: wrap; }
#composer { padding: 8px 10px 2px; }
#composer input, #officer input, #target input { flex: 1; min-width: 0; }
input, select, button, .button { font: inherit; padding: 6px 9px; border: 1px solid #b8c4d2; border-radius: 8px;
  background: #fff; color: inherit; max-width: 100%; }
select { color: #14202e; min-width: 0; }
button, .button { background: #f1f5fa; cursor: pointer; font-size: 14px; color: #14202e; }
button:hover, .button:hover { background: #dfe8f3; }
button.main { background: #0068ff; border-color: #0068ff; color: #fff; }
input[type=number] { width: 84px; }
#problem { margin: 0; padding: 8px 12px; background: #ffe1de; color: #8f1208; overflow-wrap: anywhere; }
aside { display: grid; gap: 12px; padding: 0 12px 24px; align-content: start; min-width: 0; }
section { background: #fff; border-radius: 12px; padding: 12px; min-width: 0; }
h2 { font-size: 16px; margin: 0 0 8px; }
h2 span { font-weight: 400; font-size: 14px; color: #46566a; }
h2 span.bad { color: #b3190d; font-weight: 600; }
section h2:not(:first-child) { margin-top: 14px; }
.log { list-style: none; margin: 8px 0 0; padding: 0; font: 12.5px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.log .bad { color: #b3190d; }
pre { margin: 8px 0 0; font: 12.5px/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (min-width: 900px) {
  body { grid-template-columns: minmax(360px, 460px) 1fr; padding: 12px; }
  .phone { border-radius: 14px; overflow: hidden; height: calc(100dvh - 24px); position: sticky; top: 12px; }
  aside { padding: 0; }
}
`;
