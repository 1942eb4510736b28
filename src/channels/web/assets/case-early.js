/*
 * Runs before anything is shown: a code that stands behind "#" of the address goes into the field and out of the
 * address. It is kept nowhere else, and no server has seen it.
 */
(() => {
  function take() {
    const code = location.hash.slice(1);
    if (!/^[0-9A-Za-z-]{20,40}$/.test(code)) return;
    history.replaceState(null, "", location.pathname + location.search);
    const fill = () => {
      const field = document.querySelector("[data-code]");
      if (field) field.value = code;
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", fill);
    else fill();
  }
  take();
  window.addEventListener("hashchange", take);
})();
