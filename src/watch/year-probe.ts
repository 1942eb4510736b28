import type { Finding, Probe } from "../conversation/probe.ts";
import { type MissingYear, missingYears } from "../rules/years-to-know.ts";

const alarms: Record<MissingYear["what"], Finding["alarm"]> = {
  calendar: "calendar-missing",
  wages: "wages-unchecked",
};

/** Looks whether the days off and the wages of this year are known, and in December those of the next. `today` is an ISO day. */
export function yearProbe(known: Parameters<typeof missingYears>[0], today: () => string): Probe {
  return {
    look: async () =>
      missingYears(known, today()).map(({ what, year }) => ({ alarm: alarms[what], channel: "server", value: year })),
  };
}
