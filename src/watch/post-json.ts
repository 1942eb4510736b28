/** Who was posted to did not take it. */
class NotTaken extends Error {
  readonly code: string;

  constructor(status: number) {
    super("the address did not answer with success");
    this.code = `http-${status}`;
  }
}

/** Posts something as JSON. Throws when the address is not reached in time or does not answer with success. */
export async function postJson(to: string, body: object, deadlineMs: number): Promise<void> {
  const answer = await fetch(to, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(deadlineMs),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new NotTaken(answer.status);
}
