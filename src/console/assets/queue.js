// Keys and live updates of the queue. Without this script the page does all the same, by links and buttons.
const list = document.getElementById("queue-list");
const dialog = document.getElementById("queue-keys");
const live = document.getElementById("queue-live");

const rows = () => [...document.querySelectorAll("tr[data-case]")];
const boxOf = (row) => row?.querySelector('input[name="case"]');
const linkOf = (row) => row?.querySelector("th a");
const focusedRow = () => document.activeElement?.closest?.("tr[data-case]") ?? null;

/** The row that keys act on: the one with the focus, else the one chosen last by keys. */
let current = null;
const currentRow = () => focusedRow() ?? rows().find((row) => row.dataset.case === current) ?? null;

function go(step) {
  const all = rows();
  const at = all.indexOf(currentRow());
  const next = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
  if (!next) return;
  current = next.dataset.case;
  for (const row of all) row.classList.toggle("current", row === next);
  linkOf(next)?.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** Presses a button of the bulk form for the chosen cases, or for the current one when none is chosen. */
function actOn(act) {
  const form = document.querySelector("form.bulk");
  const row = currentRow();
  const chosen = form?.querySelectorAll('input[name="case"]:checked').length ?? 0;
  if (chosen === 0 && boxOf(row)) boxOf(row).checked = true;
  else if (chosen === 0) return;
  form?.querySelector(`button[value="${act}"]`)?.click();
}

/** Giving a case away needs to know to whom. */
function assign() {
  const row = currentRow();
  if (!document.querySelector('input[name="case"]:checked') && boxOf(row)) boxOf(row).checked = true;
  document.getElementById("bulk-colleague")?.focus();
}

function openCase(part = "") {
  const link = linkOf(currentRow());
  if (link) location.href = link.href + part;
}

function toggle() {
  const box = boxOf(currentRow());
  if (box) box.checked = !box.checked;
}

const onQueue = {
  j: () => go(1),
  k: () => go(-1),
  o: () => openCase(),
  x: toggle,
  t: () => actOn("take"),
  a: assign,
  r: () => openCase("#answer-message"),
  "/": () => document.getElementById("q")?.focus(),
};

/** On the page of a case the same letters press what is marked with them. */
function pressMarked(key) {
  const marked = document.querySelector(`[data-key="${key}"]`);
  if (!marked) return false;
  if (marked.matches("button, a")) marked.click();
  else marked.focus();
  return true;
}

function typing(target) {
  if (target.matches?.("textarea, select, [contenteditable]")) return true;
  return target.matches?.("input") && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (dialog?.open) return;
  if (event.key === "?" && dialog) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const act = list ? onQueue[event.key] : undefined;
  if (act) {
    event.preventDefault();
    act();
  } else if (pressMarked(event.key)) event.preventDefault();
});

// Live: word that something changed comes by a stream; the page is then fetched anew and its list put in place.
const button = live?.querySelector("button");
const told = live?.querySelector("span");
let again = 0;

/** True while somebody is in the middle of something that must not move under their hands. */
function busy() {
  const inside = list?.contains(document.activeElement) && document.activeElement !== list;
  return inside || document.querySelector('input[name="case"]:checked') !== null || dialog?.open;
}

async function refresh() {
  const answer = await fetch(location.href, { headers: { "x-background": "1" }, credentials: "same-origin" });
  // Signed out meanwhile: the next press says so.
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ["queue-list", "queue-views", "queue-alerts"]) {
    const fresh = page.getElementById(id);
    const old = document.getElementById(id);
    if (fresh && old) old.replaceChildren(...fresh.childNodes);
  }
  for (const row of rows()) row.classList.toggle("current", row.dataset.case === current);
  if (button) button.hidden = true;
  if (told && live) told.textContent = live.dataset.updated ?? "";
}

function changed() {
  if (busy()) {
    if (told) told.textContent = "";
    if (button) button.hidden = false;
    return;
  }
  // Several changes in a row are fetched once.
  clearTimeout(again);
  again = setTimeout(() => refresh().catch(() => undefined), 300);
}

button?.addEventListener("click", () => refresh().catch(() => undefined));

/** A server with as many open pages as it can have refuses the stream, and the browser then gives up: it is asked for again. */
const againMs = 60_000;

function listen() {
  const source = new EventSource("/console/complaints/live");
  source.addEventListener("cases", changed);
  source.addEventListener("over", () => source.close());
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, againMs);
  });
  addEventListener("pagehide", () => source.close(), { once: true });
}

if (live && "EventSource" in window) listen();
