/**
 * Gives the text of a locale key ("namespace:path.to.key") in a language, with {{name}} parameters filled in. Texts are
 * plain (not escaped). A key that does not exist throws: content is checked before the server starts.
 */
export type Words = (lang: string, key: string, params?: Record<string, string | number>) => string;
