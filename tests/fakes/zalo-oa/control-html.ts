import { knownCodes, meaningOf } from "./refusal.ts";

const codes = knownCodes.map((code) => `<option value="${code}">${code} · ${meaningOf(code)}</option>`).join("");

/** The page's HTML; its script fills in everything that changes. */
export const controlHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fake Zalo</title>
<link rel="stylesheet" href="/control.css">
<script type="module" src="/control.js"></script>
</head>
<body>
<main class="phone">
  <header>
    <strong>An Sinh <small>fake Zalo OA</small></strong>
    <select id="user" aria-label="Person"></select>
    <button data-act="newUser" title="New person">+</button>
  </header>
  <div class="bar">
    <span id="standing"></span>
    <button data-act="follow">Follow</button>
    <button data-act="unfollow">Unfollow</button>
    <button data-act="block">Block / unblock</button>
  </div>
  <ol id="chat" aria-live="polite"></ol>
  <p id="problem" role="alert" hidden></p>
  <form id="composer">
    <input id="text" autocomplete="off" placeholder="Nhập tin nhắn" aria-label="Message">
    <button class="main">Gửi</button>
  </form>
  <div class="bar">
    <label class="button">Photo<input type="file" id="image" accept="image/*" hidden></label>
    <label class="button">File<input type="file" id="file" hidden></label>
    <button data-act="location">Place</button>
    <button data-act="sticker">Sticker</button>
    <button data-act="audio">Voice</button>
    <button data-act="react">♥</button>
    <button data-act="seen">Seen</button>
    <button data-act="chatNow">Chat now</button>
    <button data-act="withdraw">Withdraw data</button>
  </div>
  <form id="officer" class="bar">
    <input id="officer-text" autocomplete="off" placeholder="An officer writes in the OA console" aria-label="Officer">
    <button>Write as officer</button>
  </form>
</main>
<aside>
  <section>
    <h2>Calls go wrong</h2>
    <form id="misbehave">
      <select name="path" aria-label="Path">
        <option value="/v3.0/oa/message/cs">sending messages</option>
        <option value="/v4/oa/access_token">refreshing tokens</option>
        <option value="/v2.0/oa/upload/*">uploads</option>
        <option value="/files/*">people's files</option>
        <option value="*">every call</option>
      </select>
      <select name="kind" aria-label="What happens">
        <option value="error">refused with code</option>
        <option value="lost">done, answer lost</option>
        <option value="broken">connection breaks</option>
        <option value="slow">slow (3 s)</option>
        <option value="hang">never answered</option>
        <option value="502">502</option>
        <option value="html">HTML instead of JSON</option>
        <option value="empty">empty body</option>
      </select>
      <select name="code" aria-label="Code">${codes}</select>
      <label>times <input name="times" type="number" min="1" value="1"></label>
      <button>Plan it</button>
      <button type="button" data-act="behave">Forget plans</button>
    </form>
    <div class="row">
      <label>calls a minute <input id="per-minute" type="number" min="0" value="4000"></label>
      <button id="limit">Set</button>
      <label>billed messages left <input id="paid-count" type="number" min="0" value="0"></label>
      <button id="paid">Set</button>
      <button data-act="expireUploads">Uploads expire</button>
      <button data-act="expireFiles">People's files expire</button>
    </div>
    <ul id="calls" class="log"></ul>
  </section>
  <section>
    <h2>Webhook <span id="webhook-state"></span></h2>
    <form id="target"><input name="url" aria-label="Webhook address"><button>Set address</button></form>
    <div class="row">
      <button data-act="webhookOn">Switch on</button>
      <button data-act="webhookOff">Switch off</button>
      <button data-act="hold">Hold events</button>
      <button data-act="release" data-order="in order">Release</button>
      <button data-act="release" data-order="reversed">Release reversed</button>
      <button data-act="release" data-order="parallel">Release at once</button>
      <button data-act="replay">Replay last</button>
    </div>
    <div class="row">Next event:
      <button data-act="misdeliver" data-fault="duplicate">twice</button>
      <button data-act="misdeliver" data-fault="parallel">twice at once</button>
      <button data-act="misdeliver" data-fault="late">5 s late</button>
      <button data-act="misdeliver" data-fault="split">in pieces</button>
      <button data-act="misdeliver" data-fault="wrongMac">wrong mac</button>
      <button data-act="misdeliver" data-fault="oddEscapes">odd escapes</button>
      <button data-act="misdeliver" data-fault="numberTimestamp">number as time</button>
    </div>
    <div class="row">
      <label><input type="checkbox" id="echo"> echo the bot's own messages</label>
      <label><input type="checkbox" id="odd"> odd escapes always</label>
    </div>
    <ul id="events" class="log"></ul>
  </section>
  <section>
    <h2>Clock <span id="now"></span></h2>
    <div class="row">
      <button data-act="advance" data-ms="3600000">+1 h</button>
      <button data-act="advance" data-ms="90000000">+25 h</button>
      <button data-act="advance" data-ms="172860000">+48 h</button>
      <button data-act="advance" data-ms="604860000">+7 days</button>
      <button data-act="advance" data-ms="7862400000">+91 days</button>
    </div>
    <h2>Tokens</h2>
    <div class="row">
      <button data-act="issueTokens">New pair</button>
      <button data-act="issueCode">New code</button>
      <button data-act="killAccess">Kill access tokens</button>
      <button data-act="killRefresh">Kill refresh tokens</button>
    </div>
    <pre id="tokens"></pre>
  </section>
</aside>
</body>
</html>
`;
