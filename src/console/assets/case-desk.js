/**
 * What the page of a case does beyond plain HTML: every half minute it tells the server that it is still open, and shows
 * who else has it open; and its print button prints. Without this script nothing is missing but the freshness.
 */
const every = 30_000;
const looks = document.getElementById("looks");

async function look() {
  if (document.visibilityState !== "visible") return;
  const answer = await fetch(looks.dataset.address, {
    method: "POST",
    body: new URLSearchParams({ token: looks.dataset.token }),
    redirect: "error",
  });
  if (!answer.ok) return;
  const { text } = await answer.json();
  if (looks.textContent !== text) looks.textContent = text;
}

if (looks) {
  // Out of reach for a while, or signed out: the next sign says so, or none does.
  const quietly = () => look().catch(() => undefined);
  setInterval(quietly, every);
  document.addEventListener("visibilitychange", quietly);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
