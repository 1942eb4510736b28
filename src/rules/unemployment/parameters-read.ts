/** Numbers that both laws have; content guarantees a value for every day since 2015. */
export const numbersOfBothLaws = [
  "unemployment-months-needed",
  "unemployment-months-window",
  "unemployment-months-window-short-contract",
  "unemployment-filing-months",
  "unemployment-test-working-days",
  "unemployment-percent",
  "unemployment-wages-averaged",
  "unemployment-cap-times",
  "unemployment-first-band-months",
  "unemployment-first-benefit-months",
  "unemployment-months-per-benefit-month",
  "unemployment-benefit-months-most",
  "unemployment-start-working-day",
  "unemployment-decision-working-days",
  "unemployment-collection-working-days",
  "unemployment-payment-working-days",
  "unemployment-withdrawal-working-days",
  "unemployment-notice-working-days",
  "unemployment-job-notice-working-days",
  "unemployment-misses-in-a-row",
  "unemployment-uncollected-months",
  "training-months-needed",
  "training-months-window",
  "training-decision-working-days",
  "training-start-months",
  "training-begun-before-months",
  "training-months-most",
] as const;

/** Numbers that only the new law has, or whose earliest value is not known. */
export const numbersOfSomeDays = [
  "unemployment-papers-working-days",
  "training-filing-months",
  "training-short-course-months",
  "training-short-course-most",
  "training-month-most",
  "training-meal-day",
] as const;

/** Wages the law fixes. */
export const wageParameters = [
  "minimum-wage-region-1",
  "minimum-wage-region-2",
  "minimum-wage-region-3",
  "minimum-wage-region-4",
  "base-salary",
] as const;

/** A number that both laws have. */
export type NumberOfBothLaws = (typeof numbersOfBothLaws)[number];

/** A number that some days have. */
export type NumberOfSomeDays = (typeof numbersOfSomeDays)[number];

/** A wage the law fixes. */
export type WageParameter = (typeof wageParameters)[number];

/** The name of a dated number that unemployment insurance reads. */
export type UnemploymentParameter = NumberOfBothLaws | NumberOfSomeDays | WageParameter;

/** Every dated number of flows/parameters that unemployment insurance reads. */
export const unemploymentParameters: readonly UnemploymentParameter[] = [
  ...numbersOfBothLaws,
  ...numbersOfSomeDays,
  ...wageParameters,
];
