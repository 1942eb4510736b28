/* Builds the widget's rooms inside its shadow root: the button, the dialog, the welcome and what a talk needs. */
import { element } from "./log.js";
import { say } from "./words.js";

/*
 * `offer` is what the server wrote into the script: { accept, icon, camera }; `base` the server's own page. Gives the elements by name.
 * Icons are drawn from text by the browser's own parser, so that no page's rule about pictures stands in the way.
 */
export function buildFrame({ offer, base, lang, left }) {
  const welcome = buildWelcome(base, lang);
  const live = buildLive();
  const dock = buildDock(offer);
  const scroll = element("div", { class: "scroll" }, welcome.box, live.live);
  const bar = buildBar();
  const panel = element("dialog", { class: "panel", "aria-labelledby": "title" }, bar.box, scroll, dock.dock);
  const name = element("span", {}, say("widget.launch"));
  const launcher = element("button", { type: "button", class: "launcher", "aria-haspopup": "dialog" }, name);
  launcher.prepend(drawing(offer.icon));
  const frame = element("div", { class: left ? "frame left" : "frame", lang }, launcher, panel);
  return { frame, launcher, panel, scroll, welcome: welcome.box, begin: welcome.begin, ...bar, ...live, ...dock };
}

function buildBar() {
  const exit = element("button", { type: "button", class: "exit", title: say("widget.exitHint") }, say("widget.exit"));
  const close = element("button", { type: "button", class: "close", "aria-label": say("widget.close") }, "×");
  const title = element("h2", { id: "title" }, say("widget.title"));
  return { box: element("div", { class: "bar" }, title, exit, close), exit, close };
}

function buildWelcome(base, lang) {
  const begin = element("button", { type: "button", class: "primary begin" }, say("welcome.begin"));
  const items = (keys) => keys.map((key) => element("li", {}, say(key)));
  const box = element(
    "section",
    { class: "welcome" },
    element("h3", {}, say("welcome.heading")),
    element("p", {}, say("welcome.lead")),
    element("ul", { class: "can" }, ...items(["welcome.check", "welcome.ask", "welcome.complain"])),
    begin,
    element("ul", { class: "facts" }, ...items(["notice.unknown", "widget.stored", "widget.site", "widget.code"])),
    element(
      "p",
      {},
      element("a", { href: `${base}/?lang=${lang}`, target: "_blank", rel: "noopener" }, say("widget.page")),
    ),
  );
  return { box, begin };
}

function buildLive() {
  const log = element("div", {
    class: "log",
    role: "log",
    "aria-live": "polite",
    "aria-label": say("chat.log"),
    tabindex: "-1",
  });
  const answer = element("section", { class: "answer", "aria-label": say("chat.answer"), tabindex: "-1" });
  return { live: element("div", { class: "live" }, log, answer), log, answer };
}

function buildDock({ accept, camera: picture }) {
  const state = element("p", { class: "state", role: "status" });
  const label = element("label", { for: "text" }, say("chat.composer"));
  const text = element("textarea", { id: "text", rows: "1", autocomplete: "off" });
  const any = element("input", { type: "file", multiple: "", accept });
  const photo = element("input", { type: "file", accept: "image/*", capture: "environment" });
  const plus = element("span", { "aria-hidden": "true" }, "+");
  const camera = attach(drawing(picture), "chat.camera", photo);
  camera.classList.add("camera");
  camera.hidden = true;
  const send = element("button", { class: "primary send" }, say("chat.send"));
  const row = element("div", { class: "row" }, attach(plus, "chat.attach", any), camera, text, send);
  const composer = element("form", { class: "composer" }, label, row);
  const dock = element("div", { class: "dock" }, state, composer);
  return { dock, state, label, text, composer, camera, files: [any, photo] };
}

function attach(sign, key, input) {
  return element(
    "label",
    { class: "attach", title: say(key) },
    sign,
    element("span", { class: "unseen" }, say(key)),
    input,
  );
}

function drawing(svg) {
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  drawn.setAttribute("aria-hidden", "true");
  return document.importNode(drawn, true);
}
