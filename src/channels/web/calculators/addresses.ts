/** Where the list of programmes is; a programme's page lies below it under the programme's id. */
export const programmesPath = "/chuong-trinh";

/** Where the unemployment benefit is told of and worked out. */
export const unemploymentPath = "/tro-cap-that-nghiep";

/** Where all programmes for somebody are checked at once. */
export const checkAllPath = "/kiem-tra";

/** All of them; pages there may be kept for days without network, as they are asked for: nothing personal is in them. */
export const calculatorPaths: readonly string[] = [programmesPath, unemploymentPath, checkAllPath];

/** The page of one programme. */
export function programmePath(id: string): string {
  return `${programmesPath}/${id}`;
}
