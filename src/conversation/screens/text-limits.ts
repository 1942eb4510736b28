/** Most UTF-16 units of one text message of each messenger; a longer text arrives in several. The web has no such limit. */
export const textLimits = { zalo: 2_000, telegram: 4_096 } as const;
