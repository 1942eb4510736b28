const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** An ISO instant as people in Vietnam read it: day "23/11/2026", minute "23/11/2026 08:05". */
export function shownMoment(instant: string, precision: "day" | "minute"): string {
  const found = Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const day = `${found.day}/${found.month}/${found.year}`;
  return precision === "day" ? day : `${day} ${found.hour}:${found.minute}`;
}

/** An ISO day as people in Vietnam read it: 23/11/2026. */
export function shownDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** The same moment for programs (the datetime attribute); a day says nothing about the hour. */
export function machineMoment(instant: string, precision: "day" | "minute"): string {
  if (precision === "minute") return instant;
  const [day, month, year] = shownMoment(instant, "day").split("/");
  return `${year}-${month}-${day}`;
}
