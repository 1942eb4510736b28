import { daySchema } from "../rules/day.ts";

/** The days that can be asked about: rules of before are not here, and no calendar reaches further. */
export const askedDays = { from: "2015-01-01", until: "2100-12-31" } as const;

/** A day that can be asked about. */
export const askedDaySchema = daySchema.refine((day) => day >= askedDays.from && day <= askedDays.until);
