import type { Say } from "./view.ts";

/** The button that leaves at once to a harmless page; early.js makes it work before anything else has loaded. */
export function QuickExit({ say }: { say: Say }) {
  return (
    <form method="post" action="/leave" class="exit-form" data-exit-form>
      <button type="submit" class="exit" title={say("page.exitHint")}>
        {say("page.exit")}
      </button>
    </form>
  );
}
