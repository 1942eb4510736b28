/** The webhook did not take it. */
class NotTaken extends Error {
  readonly code: string;

  constructor(status: number) {
    super("the webhook of alarms did not answer with success");
    this.code = `http-${status}`;
  }
}

/** Posts JSON to a webhook. Throws when it does not answer with success within the time. */
export async function postJson(to: string, body: string, deadlineMs: number): Promise<void> {
  const answer = await fetch(to, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body,
    redirect: "manual",
    signal: AbortSignal.timeout(deadlineMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotTaken(answer.status);
}
