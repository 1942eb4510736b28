/** Vietnam keeps UTC+7 all year. */
const VIETNAM_MS = 7 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** The hours in which people are served, "07:30" to "17:00", Monday to Friday in Vietnam. */
export interface OpeningHours {
  opens: string;
  closes: string;
}

/** How many seconds of opening hours lie between two instants. Public holidays count like any other day. */
export function openSeconds(from: Date, to: Date, hours: OpeningHours): number {
  const [start, end] = [from.getTime() + VIETNAM_MS, to.getTime() + VIETNAM_MS];
  let open = 0;
  for (let day = Math.floor(start / DAY_MS) * DAY_MS; day < end; day += DAY_MS) {
    if (isWeekend(day)) continue;
    const opens = Math.max(start, day + msOf(hours.opens));
    const closes = Math.min(end, day + msOf(hours.closes));
    open += Math.max(0, closes - opens);
  }
  return Math.floor(open / 1000);
}

/** Whether a day, given as its midnight, is a Saturday or Sunday. */
function isWeekend(day: number): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

function msOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) * 60_000;
}
