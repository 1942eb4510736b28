import type { Say } from "./view.ts";

/** A button that passes on the address of a page; `path` must name nothing but the page. Shown by the script only. */
export function ShareButton({ say, path, lang, title }: { say: Say; path: string; lang: string; title: string }) {
  return (
    <p class="share">
      <button
        type="button"
        class="copy"
        data-share
        data-title={title}
        data-address={`${path}?lang=${lang}`}
        data-copied={say("share.copied")}
        hidden
      >
        {say("share.button")}
      </button>{" "}
      <span role="status" data-share-told />
    </p>
  );
}
