import type { PreviewInput, PreviewTurn } from "../console/policy-desk.ts";
import type { FlowContent } from "../flow/flow-content.ts";
import { type Play, playTurn, startPlay } from "../flow/play.ts";

/**
 * Plays a whole talk as of a day on the bare engine: the same inputs give the same talk, so nothing of it is kept between two
 * looks. Nothing is stored or sent; cases that are filed in it exist only in the preview.
 */
export function previewTalk(
  content: FlowContent,
  { day, lang, open }: { day: string; lang: string; open: string | null },
  inputs: readonly PreviewInput[],
): PreviewTurn[] {
  const play = startPlay(content, day);
  playTurn(play, { open: true, says: [] });
  if (lang !== content.languages[0]) playTurn(play, { presses: `command:language-${lang}`, says: [] });
  if (open !== null) playTurn(play, { open, says: [] });
  const turns: PreviewTurn[] = [{ did: null, said: play.messages }];
  for (const input of inputs) {
    const did = wordsOf(play, input);
    playTurn(play, { ...input, says: [] });
    turns.push({ did, said: play.messages });
  }
  return turns;
}

/** What the person reads on the button they pressed, or what they typed. */
function wordsOf({ messages }: Play, input: PreviewInput): string {
  if ("types" in input) return input.types;
  const buttons = messages.flatMap((one) => (one.kind === "question" ? [...one.choices, ...one.commands] : []));
  return buttons.find(({ id }) => id === input.presses)?.label ?? input.presses;
}
