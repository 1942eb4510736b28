/** Days as Vietnam counts them: seven hours before UTC all year round. */
const aheadMs = 7 * 60 * 60_000;

/** The ISO day in Vietnam at an instant. */
export function legalDay(at: Date): string {
  return new Date(at.getTime() + aheadMs).toISOString().slice(0, 10);
}

/** The instant at which the day of another instant began in Vietnam: all that is kept of an anonymous citizen's time. */
export function startOfLegalDay(at: Date): Date {
  return new Date(Date.parse(`${legalDay(at)}T00:00:00Z`) - aheadMs);
}
