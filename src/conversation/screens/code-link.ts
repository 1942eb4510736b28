/**
 * What a picture of a secret code holds: the address of the case's page, with the code behind "#", which no browser sends
 * to any server and so reaches no log; the bare code where this service has no public address.
 */
export function codeLink(code: string, publicUrl: string | undefined): string {
  return publicUrl === undefined ? code : `${publicUrl}/case#${code}`;
}
