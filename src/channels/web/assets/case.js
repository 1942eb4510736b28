/* Solves the puzzle that the server wants while many wrong codes are tried, and sends the form again by itself. */
import { solve } from "./puzzle.js";

window.anSinhReady = true;
document.documentElement.classList.add("js");

const form = document.querySelector("[data-puzzle]");
if (form) {
  const { challenge, bits, worker } = form.dataset;
  solve({ challenge, bits: Number(bits) }, worker).then((nonce) => {
    if (window.anSinhLeft) return;
    form.elements.challenge.value = challenge;
    form.elements.nonce.value = nonce;
    form.submit();
  });
}
