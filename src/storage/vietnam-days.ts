/** Days and instants in SQL: a day begins at midnight in Vietnam. */

/** The day of an instant, as a text YYYY-MM-DD; `form` gives another one. */
export function shownDay(instant: string, form = "YYYY-MM-DD"): string {
  return `to_char(${instant} at time zone 'Asia/Ho_Chi_Minh', '${form}')`;
}

/** The day of an instant. */
export function dayOf(instant: string): string {
  return `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;
}

/** The instant at which a day begins: what is compared with it can use an index of instants. */
export function beginOf(day: string): string {
  return `${day}::timestamp at time zone 'Asia/Ho_Chi_Minh'`;
}
