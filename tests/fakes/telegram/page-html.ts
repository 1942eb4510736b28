import { pageScript } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";

const attachments = [
  ["start", "/start"],
  ["photo", "Photo"],
  ["document", "File"],
  ["voice", "Voice"],
  ["location", "Location"],
  ["contact", "My contact"],
  ["card", "Another's contact"],
  ["sticker", "Sticker"],
  ["block", "Block"],
] as const;

const towardsCalls = [
  ["429", "429, retry after 3 s"],
  ["500", "500"],
  ["502", "502"],
  ["lost", "Carried out, answer lost"],
  ["broken", "Connection breaks"],
  ["slow", "Answer after 5 s"],
  ["hang", "Never answered"],
] as const;

const towardsDeliveries = [
  ["duplicate", "Delivered twice"],
  ["twins", "Twice at once"],
  ["swap", "Two swapped"],
  ["split", "Cut inside letters"],
  ["parallel", "Queues in parallel"],
] as const;

/** The page on which a developer chats with the bot as one of several people. */
export const pageHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fake Telegram</title>
<link rel="icon" href="data:,">
<style>${pageStyle}</style>
</head>
<body>
<main>
  <header>
    <h1>Fake Telegram</h1>
    <select id="people" aria-label="Chat as"></select>
    <button id="panel-toggle" type="button" aria-label="Platform">⚙</button>
  </header>
  <div id="chat" tabindex="0" aria-label="Chat"></div>
  <div id="composer">
    <div id="keyboard"></div>
    <form id="words"><input id="text" aria-label="Message" placeholder="Message" autocomplete="off"><button>Send</button></form>
    <div id="attach">${buttons(attachments, "id")}</div>
  </div>
</main>
<aside>
  <h2>Bot</h2>
  <p class="hint" id="status"></p>
  <p class="hint" id="error"></p>
  <h2>Misbehave towards the next <input id="times" type="number" value="1" min="1" max="99" aria-label="How many"> calls</h2>
  <div class="choices">${buttons(towardsCalls, "data-misbehave")}</div>
  <h2>… or the next deliveries</h2>
  <div class="choices">${buttons(towardsDeliveries, "data-misbehave")}</div>
  <h2>End it</h2>
  <div class="choices">${buttons([["calm", "Behave again"]], "data-misbehave")}</div>
  <h2>Last calls</h2>
  <ul id="calls"></ul>
</aside>
<div id="toast" role="status" hidden></div>
<dialog id="alert"><p id="alert-text"></p><form method="dialog"><button>OK</button></form></dialog>
<script>${pageScript}</script>
</body>
</html>`;

function buttons(list: readonly (readonly [string, string])[], attribute: string): string {
  return list.map(([name, label]) => `<button type="button" ${attribute}="${name}">${label}</button>`).join("");
}
