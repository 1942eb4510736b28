import { type AddressInfo, createServer, type Socket } from "node:net";

/** A letter as a mail server got it. */
export interface Letter {
  from: string;
  to: string[];
  /** User and password of AUTH PLAIN; "" when nobody signed in. */
  signedIn: string;
  /** Headers and body as they came. */
  data: string;
}

/** A small mail server on the loopback address: takes letters, or refuses the first ones with a code of SMTP. */
export async function smtpReceiver(refusals: string[] = []) {
  const letters: Letter[] = [];
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    talk(socket, (letter) => letters.push(letter), refusals);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, letters, connections: () => connections, close };
}

function talk(socket: Socket, got: (letter: Letter) => void, refusals: string[]): void {
  let rest = "";
  let inData = false;
  let letter: Letter = { from: "", to: [], signedIn: "", data: "" };
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answers: Record<string, (line: string) => string> = {
    EHLO: () => "250-loopback\r\n250 AUTH PLAIN",
    AUTH: (line) => {
      letter.signedIn = Buffer.from(line.split(" ")[2] ?? "", "base64")
        .toString()
        .split("\0")
        .slice(1)
        .join(":");
      return "235 welcome";
    },
    MAIL: (line) => {
      letter = { ...letter, from: addressIn(line), to: [], data: "" };
      return refusals.shift() ?? "250 ok";
    },
    RCPT: (line) => {
      letter.to.push(addressIn(line));
      return "250 ok";
    },
    DATA: () => {
      inData = true;
      return "354 go on";
    },
    QUIT: () => "221 bye",
  };
  const command = (line: string) => say(answers[line.slice(0, 4).toUpperCase()]?.(line) ?? "250 ok");
  const line = (text: string) => {
    if (!inData) return command(text);
    if (text !== ".") {
      letter.data += `${text.replace(/^\.\./, ".")}\n`;
      return undefined;
    }
    inData = false;
    got({ ...letter });
    return say("250 kept");
  };
  say("220 loopback");
  socket.on("data", (bytes) => {
    const lines = (rest + bytes.toString("latin1")).split("\r\n");
    rest = lines.pop() ?? "";
    for (const text of lines) line(text);
  });
}

function addressIn(line: string): string {
  return /<(.*?)>/.exec(line)?.[1] ?? "";
}

/** The plain text of a letter, whatever transfer encoding it came in. */
export function bodyOf({ data }: Letter): string {
  const [head = "", ...body] = data.split("\n\n");
  const raw = body.join("\n\n");
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(raw, "base64").toString("utf8").trim();
  const joined = raw.replace(/=\n/g, "");
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8").trim();
}

/** A header of a letter, encoded words read. */
export function headerOf({ data }: Letter, name: string): string {
  const head = (data.split("\n\n")[0] ?? "").replace(/\n[ \t]+/g, " ");
  const value = new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
  const decoded = value
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, way, text: string) => {
      if (way.toUpperCase() === "B") return Buffer.from(text, "base64").toString("latin1");
      const spaced = text.replace(/_/g, " ");
      return spaced.replace(/=([0-9A-F]{2})/g, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    });
  return Buffer.from(decoded, "latin1").toString("utf8");
}
