import type { Say } from "./view.ts";

const choices = {
  size: ["", "large", "largest"],
  contrast: ["", "high"],
} as const;

/** Size of the letters and contrast. Shown by the script only: without one, the browser's zoom does it. */
export function LookControl({ say }: { say: Say }) {
  return (
    <details class="look" data-look hidden>
      <summary title={say("look.heading")}>
        <span aria-hidden="true">Aa</span>
        <span class="unseen">{say("look.heading")}</span>
      </summary>
      <div class="look-panel">
        {Object.entries(choices).map(([name, values]) => (
          <fieldset>
            <legend>{say(`look.${name}`)}</legend>
            {values.map((value) => (
              <label class="look-choice">
                <input type="radio" name={name} value={value} checked={value === ""} />{" "}
                <span>{say(`look.${value || `${name}-normal`}`)}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}
