/*
 * A form that is filled in without loading the page anew: what was filled in is sent as the plain form would be, and the part of the page
 * that holds form and result is exchanged. Nothing is kept on the device, and without network nothing typed is lost.
 */
(() => {
  const patienceMs = 20_000;

  function part() {
    return document.querySelector("[data-calculator]");
  }

  async function send(form, submitter) {
    const told = form.querySelector("[data-told]");
    told.textContent = told.dataset.loading;
    const body = new URLSearchParams(new FormData(form));
    const address = submitter?.formAction || form.action;
    try {
      const answer = await fetch(address, { method: "POST", body, signal: AbortSignal.timeout(patienceMs) });
      const text = await answer.text();
      const page = new DOMParser().parseFromString(text, "text/html");
      const fresh = page.querySelector("[data-calculator]");
      if (fresh) show(page, fresh);
      else told.textContent = page.querySelector("main p")?.textContent ?? told.dataset.offline;
    } catch {
      told.textContent = told.dataset.offline;
    }
  }

  /* Puts the new part in the place of the old one and takes the person to what is next: the mistake, the question, or the result. */
  function show(page, fresh) {
    document.title = page.title;
    part().replaceWith(fresh);
    wire();
    const next = fresh.querySelector("[data-next]");
    const field = next.querySelector("[aria-invalid]") ?? next;
    field.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  /* A day or a number stands for itself, a box beside it says that there is none: the one that was touched last counts. */
  function untickOthers({ target }) {
    const question = target.closest(".question");
    const typed = question?.querySelector('input[type="text"]');
    if (!typed) return;
    for (const box of question.querySelectorAll('input[type="checkbox"], input[type="radio"]')) {
      if (box !== target && (target === typed || target.checked)) box.checked = false;
    }
    if (target.type === "checkbox") setAside(target, typed);
  }

  /* What was typed comes back when the box is unticked. */
  function setAside(box, typed) {
    if (!box.checked) typed.value ||= box.dataset.typed ?? "";
    else {
      box.dataset.typed = typed.value;
      typed.value = "";
    }
  }

  async function passOn(button) {
    const text = part().querySelector("[data-shared]").textContent;
    const told = part().querySelector("[data-share-told]");
    try {
      if (navigator.share) return await navigator.share({ text });
      await navigator.clipboard.writeText(text);
      told.textContent = button.dataset.copied;
    } catch {
      // The text stands above the button and can be copied by hand.
    }
  }

  function wire() {
    const here = part();
    if (!here) return;
    const print = here.querySelector("[data-print]");
    const share = here.querySelector("[data-share-text]");
    for (const button of [print, share]) if (button) button.hidden = false;
    print?.addEventListener("click", () => window.print());
    share?.addEventListener("click", () => passOn(share));
    // The server knows the name it is called by only where that was set.
    for (const text of here.querySelectorAll("[data-ends-with-address]"))
      text.textContent = text.textContent.replace(/ (\/\S*)$/, ` ${location.origin}$1`);
    const form = here.querySelector("[data-calculator-form]");
    form.addEventListener("input", untickOthers);
    form.addEventListener("submit", (event) => {
      // Another language is another page.
      if (event.submitter?.hasAttribute("formaction")) return;
      event.preventDefault();
      send(form, event.submitter);
    });
  }

  wire();
})();
