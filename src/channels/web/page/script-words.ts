/** Keys of the words the page's script shows; their {{parameters}} are filled in by the script. */
export const scriptWordKeys = [
  "web:chat.you",
  "web:chat.composer",
  "web:chat.composerOr",
  "web:chat.composerCode",
  "web:chat.send",
  "web:chat.ticks",
  "web:chat.commands",
  "web:chat.progress",
  "web:card.amount",
  "web:card.sources",
  "web:card.notes",
  "web:receipt.heading",
  "web:receipt.number",
  "web:receipt.code",
  "web:receipt.copy",
  "web:receipt.copied",
  "web:state.waiting",
  "web:state.sending",
  "web:state.sent",
  "web:state.failed",
  "web:state.uploading",
  "web:live.offline",
  "web:live.trouble",
  "web:live.puzzle",
  "web:live.busy",
  "web:live.emptyTicks",
  "web:live.lostFile",
  "web:live.tooManyFiles",
  "web:problem.file-too-large.detail",
] as const;

/** Parameters the script fills in, kept as they are written. */
export const scriptParams: Record<string, string> = Object.fromEntries(
  ["at", "of", "amount", "percent", "seconds", "most", "megabytes"].map((name) => [name, `{{${name}}}`]),
);
