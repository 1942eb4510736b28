/** What a word weighs that says something, and any that no topic has. */
export const wordWeight = 1.8;
