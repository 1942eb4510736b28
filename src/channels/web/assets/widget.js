/*
 * The assistant on another site's page, by one script tag. Everything lies in a closed shadow root; nothing is asked of the server and
 * nothing kept before the person starts, and then only the token, for this tab. The server writes WIDGET_OFFER into it.
 */
import { device } from "./memory.js";
import { surroundings } from "./surroundings.js";
import { TalkRoom } from "./talk-room.js";
import { buildFrame } from "./widget-frame.js";

const neutralPage = "https://www.google.com/";
const offer = WIDGET_OFFER;
const tag = document.currentScript;
const base = new URL(tag.src).origin;
let gone = false;

function languageOf() {
  const known = Object.keys(offer.words);
  const asked = [tag.dataset.lang, document.documentElement.lang.slice(0, 2)];
  return asked.find((lang) => known.includes(lang)) ?? known[0];
}

function settle(lang) {
  Object.assign(surroundings, {
    base,
    language: lang,
    texts: () => offer.words[lang],
    shares: false,
    installed: false,
    storeOf: (_name, key) => (key === "token" ? window.sessionStorage : null),
    left: () => gone,
  });
}

function style(root) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(offer.style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement("style"); // browsers of before 2023
    element.textContent = offer.style;
    root.append(element);
  }
}

/* Keys and pastes in the widget are none of the page's business: its shortcuts must not act on them. */
function keepIn(root) {
  for (const kind of ["keydown", "keyup", "keypress", "beforeinput", "input", "paste", "copy", "change", "submit"])
    root.addEventListener(kind, (event) => event.stopPropagation());
}

function start() {
  const lang = languageOf();
  settle(lang);
  const host = document.createElement("an-sinh-widget");
  const root = host.attachShadow({ mode: "closed" });
  style(root);
  const rooms = buildFrame({ offer, base, lang, left: tag.dataset.position === "left" });
  root.append(rooms.frame);
  keepIn(root);
  document.documentElement.append(host);
  const widget = new Widget(rooms, host);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-an-sinh]") : null;
    if (!link) return;
    event.preventDefault();
    widget.open(link.dataset.anSinh, link);
  });
}

class Widget {
  #rooms;
  #host;
  #talk = null;
  #opener = null;

  constructor(rooms, host) {
    this.#rooms = rooms;
    this.#host = host;
    rooms.dock.hidden = true;
    rooms.live.hidden = true;
    rooms.launcher.addEventListener("click", () => this.open(tag.dataset.open, rooms.launcher));
    rooms.close.addEventListener("click", () => rooms.panel.close());
    rooms.exit.addEventListener("click", () => this.#leave());
    rooms.begin.addEventListener("click", () => {
      this.#talk.begin(this.#named);
      rooms.log.focus({ preventScroll: true });
    });
    rooms.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.isComposing) rooms.panel.close();
    });
    rooms.panel.addEventListener("close", () => {
      rooms.launcher.hidden = false;
      (this.#opener?.isConnected ? this.#opener : rooms.launcher).focus();
    });
  }

  #named = "";

  /* Opens the dialog; `named` is the conversation it starts with, `opener` gets the focus back. */
  open(named, opener) {
    const { panel, launcher, begin, text } = this.#rooms;
    if (panel.open) return;
    this.#opener = opener;
    this.#named = named;
    launcher.hidden = true;
    this.#quiet();
    if (matchMedia("(max-width: 480px), (max-height: 480px)").matches) panel.showModal();
    else panel.show();
    this.#prepare();
    (begin.isConnected ? begin : text).focus();
  }

  /* The talk is made when somebody first looks at it; one that goes on from another page of the site is taken up. */
  #prepare() {
    if (this.#talk) return;
    const { scroll, log, answer, state, composer, label, text, camera, files } = this.#rooms;
    this.#talk = new TalkRoom({
      room: { log, answer, state, composer, label, text, camera, files },
      fileMax: offer.fileMax,
      shown: () => this.#show(),
      toEnd: () => scroll.scrollTo({ top: scroll.scrollHeight }),
    });
    if (device.read("token")) this.#talk.comeBack(this.#named);
    this.#talk.goOn();
  }

  #show() {
    const { welcome, live, dock, panel, launcher } = this.#rooms;
    welcome.remove();
    live.hidden = false;
    dock.hidden = false;
    if (panel.open) return;
    launcher.dataset.news = "";
    launcher.setAttribute("aria-label", offer.words[surroundings.language]["widget.news"]);
  }

  #quiet() {
    delete this.#rooms.launcher.dataset.news;
    this.#rooms.launcher.removeAttribute("aria-label");
  }

  /* The quick exit: the talk leaves this device, then the person leaves this page. */
  #leave() {
    const token = device.read("token");
    device.remove("token");
    gone = true;
    this.#host.remove();
    document.title = "Google";
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    const told = fetch(`${base}/api/v1/chat/leave`, { method: "POST", keepalive: true, headers, credentials: "omit" });
    const patience = new Promise((resolve) => setTimeout(resolve, 300));
    Promise.race([told.catch(() => {}), patience]).then(() => location.replace(neutralPage));
  }
}

if (!document.querySelector("an-sinh-widget")) {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
