import { isIP } from "node:net";
import { createTransport } from "nodemailer";
import type { Patience } from "./telling.ts";
import { threeTries } from "./three-tries.ts";

/** Sends a plain letter; tried three times. */
export function sendLetter(
  mail: { to: string; smtpUrl: string; patience: Patience },
  { subject, text }: { subject: string; text: string },
): Promise<void> {
  const { deadlineMs, pauseMs } = mail.patience;
  const from = { name: "An Sinh", address: senderOf(mail.smtpUrl) };
  return threeTries(async () => {
    const waits = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs, socketTimeout: deadlineMs };
    const transport = createTransport({ url: mail.smtpUrl, dnsTimeout: deadlineMs, ...waits });
    await transport.sendMail({ from, to: mail.to, subject, text, disableFileAccess: true, disableUrlAccess: true });
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
