import { isIP } from "node:net";
import { createTransport } from "nodemailer";
import type { Patience } from "./telling.ts";
import { threeTries } from "./three-tries.ts";

/** To whom letters go, through which mail server. */
export interface Mail {
  to: string;
  smtpUrl: string;
  patience: Patience;
}

/** Sends a plain letter; tried three times. */
export function sendLetter(mail: Mail, letter: { subject: string; text: string }): Promise<void> {
  const { deadlineMs, pauseMs } = mail.patience;
  const addresses = { from: { name: "An Sinh", address: senderOf(mail.smtpUrl) }, to: mail.to };
  return threeTries(async () => {
    const waits = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs, socketTimeout: deadlineMs };
    const transport = createTransport({ url: mail.smtpUrl, dnsTimeout: deadlineMs, ...waits });
    await transport.sendMail({ ...addresses, ...letter, disableFileAccess: true, disableUrlAccess: true });
  }, pauseMs);
}

/** The address a letter comes from: the mail account itself, or an-sinh at the mail server's name. */
function senderOf(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl);
  const user = decodeURIComponent(username);
  if (user.includes("@")) return user;
  const host = isIP(hostname.replace(/^\[|\]$/g, "")) ? "localhost" : hostname;
  return `${user || "an-sinh"}@${host}`;
}
