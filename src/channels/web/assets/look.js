/*
 * Size of the letters and contrast, on every page people read. Runs before anything is shown. What somebody changed is kept in this browser
 * until the quick exit; who changed nothing has nothing kept. Without a script the browser's own zoom does the same.
 */
(() => {
  const root = document.documentElement;
  const kept = () => {
    try {
      return JSON.parse(localStorage.getItem("an-sinh.look")) ?? {};
    } catch {
      return {};
    }
  };

  function apply({ size, contrast }) {
    for (const [name, value] of Object.entries({ size, contrast })) {
      if (value) root.dataset[name] = value;
      else delete root.dataset[name];
    }
  }

  function keep(look) {
    try {
      if (look.size || look.contrast) localStorage.setItem("an-sinh.look", JSON.stringify(look));
      else localStorage.removeItem("an-sinh.look");
    } catch {
      // A browser that keeps nothing for us shows it on this page only.
    }
  }

  function wire() {
    const control = document.querySelector("[data-look]");
    if (!control) return;
    const now = kept();
    for (const input of control.querySelectorAll("input")) input.checked = input.value === (now[input.name] ?? "");
    control.hidden = false;
    control.addEventListener("change", ({ target }) => {
      const look = { ...kept(), [target.name]: target.value };
      apply(look);
      if (!window.anSinhLeft) keep(look);
    });
    control.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !control.open) return;
      event.stopPropagation(); // closes this only, and is no half of a quick exit
      control.open = false;
      control.querySelector("summary").focus();
    });
    document.addEventListener("click", ({ target }) => {
      if (!control.contains(target)) control.open = false;
    });
  }

  apply(kept());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wire);
  else wire();
})();
