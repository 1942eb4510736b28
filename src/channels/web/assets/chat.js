/* The chat as a page of its own: its rooms, its address, its languages, and what it goes on with. */
import { keepOffline } from "./keep-offline.js";
import { device } from "./memory.js";
import { TalkRoom } from "./talk-room.js";
import { language } from "./words.js";

const find = (name) => document.querySelector(`[data-${name}]`);
const live = find("live");
const welcome = find("welcome");
const { worker, fileMax, keeper } = document.querySelector("#chat").dataset;

const talk = new TalkRoom({
  room: {
    log: find("log"),
    answer: find("answer"),
    state: find("state"),
    composer: find("composer"),
    label: find("composer-label"),
    text: find("text"),
    camera: find("camera"),
    files: document.querySelectorAll("[data-files]"),
  },
  fileMax,
  workerUrl: worker,
  shown: showTalk,
  toEnd: () => window.scrollTo({ top: document.body.scrollHeight }),
});

/* The conversation that the address names; it is taken out of the address, so that a reload does not open it again. */
function takeOpen() {
  const query = new URLSearchParams(location.search);
  const open = query.get("open");
  if (open) {
    query.delete("open");
    history.replaceState(null, "", `/?${query}`);
  }
  return open;
}

function showTalk() {
  keepOffline(keeper);
  live.hidden = false;
  document.body.className = "talking";
  if (!welcome?.isConnected) return;
  const notice = welcome.querySelector(".notice");
  notice.open = false;
  live.prepend(notice);
  welcome.remove();
}

/* The language of page and conversation; the page is replaced, so that the history keeps one entry. */
function speak(lang) {
  device.write("lang", lang);
  if (device.read("token")) talk.speak(lang);
  location.replace(`/?lang=${lang}`);
}

function listenToPage() {
  find("begin")?.addEventListener("submit", (event) => {
    event.preventDefault();
    talk.begin(takeOpen());
    find("log").focus({ preventScroll: true });
  });
  for (const link of document.querySelectorAll("[data-lang]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (link.dataset.lang !== language()) speak(link.dataset.lang);
    });
  }
}

/* Goes on with the talk of this tab, of another tab, or of an earlier day; a new person sees the welcome. */
async function resume() {
  if (!talk.isEmpty) {
    talk.showKept();
    const open = takeOpen();
    if (open) talk.begin(open);
  } else if (device.read("token") && !(await talk.askOtherTabs())) await talk.comeBack(takeOpen());
  else if (!welcome && !device.read("token")) talk.begin(takeOpen());
  talk.goOn();
  keepOffline(keeper);
}

function main() {
  const chosen = device.read("lang");
  if (chosen && chosen !== language() && !new URLSearchParams(location.search).has("lang")) {
    const query = new URLSearchParams(location.search);
    query.set("lang", chosen);
    location.replace(`/?${query}`);
    return;
  }
  document.querySelector(".skip").href = "#live-answer";
  live.hidden = Boolean(welcome);
  listenToPage();
  window.anSinhReady = true;
  document.documentElement.classList.add("js");
  resume();
}

main();
