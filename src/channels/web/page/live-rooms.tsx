import { acceptedEndings } from "../../../conversation/file-kind.ts";
import type { PageView } from "./view.ts";

/** The rooms the script moves into: log, answers, state line, and the field to write in. */
export function LiveRooms({ view }: { view: PageView }) {
  const { say } = view;
  const megabytes = Math.floor(view.fileMaxBytes / 1024 / 1024);
  return (
    <div class="live" data-live hidden>
      <h1 class="unseen">{say("page.title")}</h1>
      <div class="log" role="log" aria-live="polite" aria-label={say("chat.log")} data-log tabindex={-1} />
      <section class="answer" id="live-answer" aria-label={say("chat.answer")} data-answer tabindex={-1} />
      <div class="dock">
        <p class="state" role="status" data-state />
        <form class="composer" data-composer>
          <label for="text" data-composer-label>
            {say("chat.composer")}
          </label>
          <div class="row">
            <label class="attach" title={say("chat.attachHint", { megabytes })}>
              <span aria-hidden="true">+</span>
              <span class="unseen">{say("chat.attach")}</span>
              <input type="file" multiple accept={acceptedEndings} data-files />
            </label>
            <label class="attach camera" title={say("chat.camera")} data-camera hidden>
              <CameraIcon />
              <span class="unseen">{say("chat.camera")}</span>
              <input type="file" accept="image/*" capture="environment" data-files />
            </label>
            <textarea id="text" rows={1} autocomplete="off" data-text />
            <button type="submit" class="primary send">
              {say("chat.send")}
            </button>
          </div>
        </form>
      </div>
    </div>
  );
}

/** The button that opens a phone's camera; shown where there is a finger to press it. */
function CameraIcon() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d="M3 8h4l2-3h6l2 3h4v11H3zm9 2a3.500 3.500 0 1 0 .01 0"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linejoin="round"
      />
    </svg>
  );
}
