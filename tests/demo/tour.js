/** Keeps the codes of the second step fresh; without it they are those of when the page was loaded. */
const everyMs = 5_000;

async function refresh() {
  const answer = await fetch("/codes").catch(() => null);
  if (!answer?.ok) return;
  for (const [login, code] of Object.entries(await answer.json())) {
    const shown = document.querySelector(`[data-code="${login}"]`);
    if (shown && shown.textContent !== code) shown.textContent = code;
  }
}

setInterval(refresh, everyMs);
