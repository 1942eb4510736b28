/* Solves one puzzle beside the page, so that the page stays usable. */
import { search } from "./puzzle.js";

self.onmessage = ({ data: puzzle }) => {
  for (let from = 0; ; from += 100_000) {
    const nonce = search(puzzle, from, from + 100_000);
    if (nonce !== null) {
      self.postMessage(nonce);
      return;
    }
  }
};
