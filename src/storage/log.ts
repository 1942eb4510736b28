/** The part of a pino logger that storage uses. Details never hold what people wrote, nor names or addresses. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** A log that says nothing, for tools that speak to a person instead. */
export const silentLog: Log = { info() {}, warn() {}, error() {} };
