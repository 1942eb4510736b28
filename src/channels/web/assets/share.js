/* Buttons that pass on the address of a page: by the phone's own menu, otherwise as a copy. The address names the page and its language, nothing else. */

function wire(button) {
  const { title, address, copied } = button.dataset;
  const url = new URL(address, location.origin).href;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const told = button.parentElement.querySelector("[data-share-told]");
    try {
      if (navigator.share) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
      told.textContent = copied;
    } catch (error) {
      if (error.name !== "AbortError") told.textContent = url; // to be copied by hand
    }
  });
}

function wireAll() {
  for (const button of document.querySelectorAll("[data-share]")) wire(button);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wireAll);
else wireAll();
