/** Most characters of an answer or note. */
export const longestText = 5_000;
