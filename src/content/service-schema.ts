import { z } from "zod";

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time of day such as "07:30"');

/** flows/service.yaml: how long what people write is kept, and how much of it is taken. Texts may use each as a parameter of the same name. */
export const serviceSchema = z.strictObject({
  /** Days an unfinished complaint is kept. */
  draftDays: z.int().min(1).max(365),
  /** Months a closed case is kept. */
  closedCaseMonths: z.int().min(1).max(600),
  /** Working days within which an officer answers a message or says where it goes: our own promise, not a limit of the law. */
  promiseDays: z.int().min(1).max(60),
  /** The same for a case with a sign of danger; 0: on the day it came, or the next working day when that is none. */
  urgentPromiseDays: z.int().min(0).max(60),
  /** Days after its end within which the citizen may have a case opened again. */
  disputeDays: z.int().min(1).max(365),
  /** So many different people about one employer are an alarm. */
  clusterWorkers: z.int().min(2).max(1000),
  /** Days, today with them, within which they must have come. */
  clusterDays: z.int().min(1).max(90),
  /** Minutes the assistant keeps quiet after an officer wrote to the person in the messenger itself. */
  quietMinutes: z.int().min(1).max(1440),
  /** Photos, documents and recordings that one story may have; each conversation's `at-most` says the same number. */
  filesAtMost: z.int().min(1).max(50),
  /** Largest of them, in MB of 1,048,576 bytes; Telegram gives a bot no file above 20. */
  fileMegabytes: z.int().min(1).max(20),
  /** From when on, until noon, the staff are told on working days what the day holds. */
  morningAt: timeOfDay.refine((time) => time < "12:00", "is before noon"),
  /** Hours in which news for the staff wait, unless they set their own. */
  quietFrom: timeOfDay,
  quietUntil: timeOfDay,
  /** The last year of which the department checked that minimum wages and base salary in flows/parameters are right. */
  wagesCheckedYear: z.int().min(2021).max(2199),
});

/** The service's own promises to the people who write to it. */
export type Service = z.infer<typeof serviceSchema>;
