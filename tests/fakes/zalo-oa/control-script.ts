/** The page's script. Whatever people wrote goes in through textContent only. */
export const controlScript = String.raw`
const at = (id) => document.getElementById(id);
let chosen = sessionStorage.getItem("user") || "";
let lastState = "";
let lastChat = "";
const lines = new Map();

function element(name, props = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made[key] = value;
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

function showProblem(text) {
  at("problem").textContent = text;
  at("problem").hidden = text === "";
}

async function act(name, fields = {}) {
  try {
    const response = await fetch("/control/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ act: name, user: chosen, ...fields }),
    });
    const answer = await response.json();
    showProblem(answer.problem || (answer.opened ? "The phone would open " + answer.opened : ""));
  } catch {
    showProblem("The fake does not answer.");
  }
  await refresh();
}

async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(text);
}

function shareForm(request) {
  const name = element("input", { placeholder: "Họ và tên" });
  const phone = element("input", { placeholder: "Số điện thoại", inputMode: "tel" });
  return element("form", {
    class: "share",
    onsubmit: (event) => {
      event.preventDefault();
      act("share", { name: name.value, phone: phone.value });
    },
  }, element("strong", { textContent: request.title }), element("span", { textContent: request.subtitle }),
  name, phone, element("button", { textContent: "Chia sẻ", class: "main" }));
}

function bubble(message) {
  const box = element("div", { class: "bubble" });
  if (message.text) box.append(element("span", { textContent: message.text }));
  if (message.image) box.append(element("img", { src: message.image.url, alt: message.image.name }));
  for (const file of [message.file, message.audio]) {
    if (file) box.append(element("a", { href: file.url, target: "_blank", textContent: "📎 " + file.name }));
  }
  if (message.sticker) box.append(element("span", { textContent: "🙂 sticker " + message.sticker }));
  if (message.location) {
    box.append(element("span", { textContent: "📍 " + message.location.latitude + ", " + message.location.longitude }));
  }
  if (message.asksInfo) box.append(shareForm(message.asksInfo));
  return box;
}

function line(message) {
  const names = { person: "", bot: "bot", officer: "officer " + (message.adminId || "") };
  const time = new Date(message.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const meta = [names[message.from], time, ...(message.reactions || [])].filter(Boolean).join(" · ");
  const choices = (message.buttons || []).map((button, index) => element("button", {
    textContent: button.title,
    title: button.type + " " + JSON.stringify(button.payload),
    onclick: () => act("press", { message: message.id, at: index }),
  }));
  return element("li", { class: message.from }, bubble(message),
    choices.length ? element("div", { class: "choices" }, ...choices) : undefined,
    element("div", { class: "meta", textContent: meta }));
}

// A line that has not changed keeps its element, so that a half-filled form in it survives the next message.
function keptLine(message) {
  const text = JSON.stringify(message);
  if (lines.get(message.id)?.text !== text) lines.set(message.id, { text, element: line(message) });
  return lines.get(message.id).element;
}

function showChat(messages) {
  const text = chosen + JSON.stringify(messages);
  if (text === lastChat) return;
  lastChat = text;
  const shown = messages.map(keptLine);
  const old = [...at("chat").children];
  const kept = old.findIndex((each, index) => each !== shown[index]);
  const from = kept === -1 ? old.length : kept;
  for (const each of old.slice(from)) each.remove();
  at("chat").append(...shown.slice(from));
  at("chat").scrollTop = at("chat").scrollHeight;
}

function showPeople(state) {
  const options = state.users.map((user) => element("option", {
    value: user.id, textContent: user.displayName, selected: user.id === state.chosen,
  }));
  at("user").replaceChildren(...options);
  const user = state.users.find(({ id }) => id === state.chosen);
  if (!user) return;
  const standing = [user.follows ? "follows" : "does not follow", user.blocks ? "blocks the account" : ""];
  at("standing").textContent = standing.filter(Boolean).join(", ");
}

function showWebhook({ url, on, pending, lost, oddEscapes, last }) {
  const { sending, retrying, held } = pending;
  at("webhook-state").textContent = (on ? "on" : "OFF") + " · sending " + sending + ", retrying " + retrying +
    ", held " + held + ", lost " + lost;
  at("webhook-state").className = on ? "" : "bad";
  const field = document.querySelector("#target input");
  if (document.activeElement !== field) field.value = url;
  at("odd").checked = oddEscapes;
  at("events").replaceChildren(...last.toReversed().map(({ name, outcomes }) => element("li", {
    textContent: name + " → " + (outcomes.join(", ") || "–"),
    class: outcomes.at(-1) === 200 ? "" : "bad",
  })));
}

function showTokens({ current, alive, refreshes, exchanges, refused, code }) {
  const lines = [
    "access   " + (current ? current.access_token + (alive ? "" : "  (dead)") : "none"),
    "refresh  " + (current ? current.refresh_token : "none"),
    "code     " + (code || "none (valid for 10 minutes)"),
    refreshes + " refreshes, " + exchanges + " codes exchanged, " + refused.length + " refused",
    ...refused.slice(-3).map((each) => each.code + " " + each.grantType + " " + each.offered),
  ];
  at("tokens").textContent = lines.join("\n");
}

function showCalls(calls) {
  at("calls").replaceChildren(...calls.toReversed().map((call) => element("li", {
    textContent: call.method + " " + call.path + " → " + (call.status ?? "no answer") +
      (call.error === undefined ? "" : " / " + call.error) + (call.fault ? "  [" + call.fault + "]" : ""),
    class: call.status === 200 && !call.error ? "" : "bad",
  })));
}

async function refresh() {
  const text = await (await fetch("/control/state?user=" + encodeURIComponent(chosen))).text();
  if (text === lastState) return;
  lastState = text;
  const state = JSON.parse(text);
  chosen = state.chosen || "";
  showPeople(state);
  showChat(state.messages);
  showWebhook(state.webhook);
  showTokens(state.tokens);
  showCalls(state.calls);
  at("now").textContent = state.now + " UTC";
  at("echo").checked = state.switches.echo;
}

function onSubmit(id, handle) {
  at(id).addEventListener("submit", (event) => {
    event.preventDefault();
    handle(event.target);
  });
}

for (const button of document.querySelectorAll("button[data-act]")) {
  button.addEventListener("click", () => act(button.dataset.act, { ...button.dataset }));
}
onSubmit("composer", () => {
  if (at("text").value) act("send", { text: at("text").value });
  at("text").value = "";
});
onSubmit("officer", () => {
  if (at("officer-text").value) act("officer", { text: at("officer-text").value });
  at("officer-text").value = "";
});
onSubmit("misbehave", (form) => act("misbehave", Object.fromEntries(new FormData(form))));
onSubmit("target", (form) => act("setWebhook", Object.fromEntries(new FormData(form))));
at("limit").addEventListener("click", () => act("limitCalls", { perMinute: at("per-minute").value }));
at("paid").addEventListener("click", () => act("paid", { count: at("paid-count").value }));
at("echo").addEventListener("change", () => act("echo", { on: at("echo").checked }));
at("odd").addEventListener("change", () => act("oddEscapes", { on: at("odd").checked }));
for (const kind of ["image", "file"]) {
  at(kind).addEventListener("change", async () => {
    const file = at(kind).files[0];
    if (file) await act(kind, { base64: await base64(file), name: file.name, caption: at("text").value });
    at(kind).value = "";
  });
}
at("user").addEventListener("change", () => {
  chosen = at("user").value;
  sessionStorage.setItem("user", chosen);
  refresh();
});
async function poll() {
  try {
    await refresh();
  } catch {
    showProblem("The fake does not answer.");
  }
  setTimeout(poll, 700);
}
poll();
`;
