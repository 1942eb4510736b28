/* The ways to answer the open question: buttons, boxes to tick, commands, and how the writing field behaves. */
import { element } from "./log.js";
import { say } from "./words.js";

/* Choices that stand for themselves and are never ticked together with others. */
const single = new Set(["skip", "done", "unknown", "none"]);

/* Draws the answers to a question into `place`. `send(body, label)` sends one; `tell(text)` shows a line of state. */
export function drawAnswers(place, question, { send, tell }) {
  const held = place.contains(document.activeElement);
  place.replaceChildren();
  place.classList.remove("taken");
  if (!question) return;
  place.setAttribute("aria-label", question.text.slice(question.text.lastIndexOf("\n") + 1));
  const press = ({ id, label }, name) => {
    const button = element("button", { type: "button", class: name }, label);
    button.addEventListener("click", () => take(place, () => send({ press: { prompt: question.prompt, id } }, label)));
    return button;
  };
  const ticked = question.expects === "choices" ? question.choices.filter(({ id }) => !single.has(id)) : [];
  const pressed = question.choices.filter((choice) => !ticked.includes(choice));
  if (ticked.length > 0) place.append(tickForm(place, { question, ticked, send, tell }));
  if (pressed.length > 0)
    place.append(element("div", { class: "choices" }, ...pressed.map((choice) => press(choice, "choice"))));
  if (question.commands.length > 0) {
    const commands = question.commands.map((command) => press(command, "command"));
    place.append(element("div", { class: "commands", role: "group", "aria-label": say("chat.commands") }, ...commands));
  }
  if (held) place.focus({ preventScroll: true });
}

/* The first tap counts; what is tapped before the next question comes does nothing. */
function take(place, act) {
  if (place.classList.contains("taken")) return;
  place.classList.add("taken");
  act();
}

/* Makes the answers usable again after the server refused one. */
export function releaseAnswers(place) {
  place.classList.remove("taken");
}

function tickForm(place, { question, ticked, send, tell }) {
  const boxes = ticked.map(({ id, label }) => {
    const box = element("input", { type: "checkbox", value: id });
    return { box, label, drawn: element("label", { class: "tick" }, box, element("span", {}, label)) };
  });
  const form = element(
    "form",
    { class: "choices" },
    ...boxes.map(({ drawn }) => drawn),
    element("button", { class: "primary" }, say("chat.ticks")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = boxes.filter(({ box }) => box.checked);
    if (chosen.length === 0) return tell(say("live.emptyTicks"));
    const ids = chosen.map(({ box }) => box.value);
    take(place, () => send({ ticks: { prompt: question.prompt, ids } }, chosen.map(({ label }) => label).join(", ")));
  });
  return form;
}

/* Keyboards only where letters are never needed: "5tr2" and "hôm qua" must stay writable. */
const keyboards = { number: "numeric", phone: "tel" };

/* Fits the writing field and its label to what the question waits for. */
export function fitField(field, label, question) {
  const expects = question ? question.expects : "text";
  field.inputMode = keyboards[expects] ?? "text";
  field.setAttribute("autocapitalize", expects === "code" ? "none" : "sentences");
  field.spellcheck = false;
  const key =
    expects === "code"
      ? "chat.composerCode"
      : question && question.choices.length > 0
        ? "chat.composerOr"
        : "chat.composer";
  label.textContent = say(key);
}
