import type { FastifyInstance } from "fastify";
import type { CallerCase, FiledForCaller } from "../../complaints/intake-desk.ts";
import { longestMessage } from "../../complaints/moves.ts";
import { uuidOf } from "../../conversation/uuid-of.ts";
import { makeCaseNumber } from "../../flow/case-number.ts";
import { makeReceiptCode, RECEIPT_CODE_BYTES, readReceiptCode } from "../../flow/receipt-code.ts";
import { actor } from "../actor.ts";
import { type CallerErrors, type CallerForm, emptyCall, readCall, typedCall } from "../caller-form.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { isUuid } from "../is-uuid.ts";
import { machineMoment } from "../moments.ts";
import { needs } from "../needs.ts";
import { CallerFiledPage } from "../pages/caller-filed-page.tsx";
import { CallerPage } from "../pages/caller-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { sameSecret } from "../tokens.ts";

/** Numbers drawn for a case before it is a fault. */
const numbersAtMost = 5;

/** The id and the code of a case, drawn with its form: a form that is sent twice files one case and shows one code. */
interface Drawn {
  id: string;
  code: string;
  proof: string;
}

/** Filing a complaint for somebody on the phone. */
export function callerRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get("/complaints/new", needs("intake.file"), async (request, reply) =>
    sendForm({ parts, request, reply }, { form: emptyCall, errors: {}, drawn: draw(parts) }),
  );

  app.post("/complaints/new", needs("intake.file"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const drawn = drawnOf(exchange);
    if (drawn === null) return sendMessage(exchange, 400, "unreadable");
    const form = typedCall(request);
    const { places, languages, employers, promisedBy } = parts.deps;
    const read = readCall(form, { places, languages, employers: await employers.listed() });
    if (!read.ok) return sendForm(exchange, { form, errors: read.errors, drawn });
    const { lang } = frameOf(exchange);
    const promised = promisedBy(read.call.danger !== null);
    const filed = await fileWithNumber(exchange, {
      ...read.call,
      ...drawn,
      promisedBy: promised,
      lang,
    });
    if (!filed.ok) return sendMessage(exchange, 409, "stale");
    const frame = frameOf(exchange, "/console/complaints/new");
    const { number, again } = filed;
    return sendPage(reply, 200, <CallerFiledPage {...{ frame, filed: { ...drawn, number, promised }, again }} />);
  });
}

/** Files under a number nobody has; one in ten million is taken, so a few tries are enough. */
async function fileWithNumber(
  { parts, request }: Exchange,
  { proof: _, ...told }: Omit<CallerCase, "number"> & Drawn,
): Promise<FiledForCaller> {
  const { intake, now, randomBytes } = parts.deps;
  const year = Number(machineMoment(now().toISOString(), "day").slice(0, 4));
  for (let attempt = 1; ; attempt += 1) {
    const random = Buffer.from(randomBytes(4)).readUInt32BE();
    const filed = await intake.file(actor(request), { ...told, number: makeCaseNumber(year, random % 10_000_000) });
    if (filed.ok || filed.reason !== "number-taken" || attempt === numbersAtMost) return filed;
  }
}

function draw({ deps }: ConsoleParts): Drawn {
  const id = uuidOf(deps.randomBytes(16));
  const code = makeReceiptCode(deps.randomBytes(RECEIPT_CODE_BYTES));
  return { id, code, proof: proofOf(deps, id, code) };
}

/** What the form carried, if the server drew it: nobody files under a code of their own choice. */
function drawnOf({ parts, request }: Exchange): Drawn | null {
  const [id, code, proof] = [formField(request, "id"), formField(request, "code"), formField(request, "proof")];
  if (!isUuid(id) || !readReceiptCode(code).ok) return null;
  return sameSecret(proof, proofOf(parts.deps, id, code)) ? { id, code, proof } : null;
}

function proofOf({ sign }: ConsoleParts["deps"], id: string, code: string): string {
  return sign(`console-caller:${id}:${code}`);
}

async function sendForm(exchange: Exchange, shown: { form: CallerForm; errors: CallerErrors; drawn: Drawn }) {
  const { places, employers, words, keptMonths } = exchange.parts.deps;
  const frame = frameOf(exchange, "/console/complaints/new");
  const faults = Object.entries(shown.errors);
  const details = faults.map(([target, key]) => ({
    target,
    text: frame.t(`caller.errors.${key}`, { most: longestMessage }),
  }));
  return sendPage(
    exchange.reply,
    faults.length > 0 ? 422 : 200,
    <CallerPage
      frame={frame}
      {...shown}
      places={places.map((place) => place.label(frame.lang))}
      employers={[...new Set((await employers.listed()).map(({ name }) => name))]}
      trackName={(id) => words(frame.lang, `cases:tracks.${id}.name`)}
      keptMonths={keptMonths}
      notice={faults.length > 0 ? { tone: "problem", text: frame.t("caller.mend"), details } : null}
    />,
  );
}
