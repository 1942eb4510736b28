/** A command of the bot's menu: `id` is the engine's command, `lang` the language whose menu shows it; none: every menu. */
export interface MenuCommand {
  name: string;
  id: string;
  lang?: "vi" | "en";
}

/** The commands of the menu, in its order. All of them are understood in every language. */
export const menuCommands: readonly MenuCommand[] = [
  { name: "menu", id: "restart" },
  { name: "quaylai", id: "back", lang: "vi" },
  { name: "back", id: "back", lang: "en" },
  { name: "sua", id: "edit", lang: "vi" },
  { name: "edit", id: "edit", lang: "en" },
  { name: "thoat", id: "cancel", lang: "vi" },
  { name: "cancel", id: "cancel", lang: "en" },
  { name: "trogiup", id: "help", lang: "vi" },
  { name: "help", id: "help", lang: "en" },
  { name: "english", id: "language-en", lang: "vi" },
  { name: "tiengviet", id: "language-vi", lang: "en" },
];

/** The engine's command that a command of the menu stands for, without its slash. */
export function commandId(name: string): string | undefined {
  return menuCommands.find((command) => command.name === name.toLowerCase())?.id;
}
