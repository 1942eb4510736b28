import { z } from "zod";

/** Ids and times are texts. A number is taken only as far as it is exact; a longer one has lost digits before we see it. */
const idText = z.union([z.string(), z.int().transform(String)]);
/** What is there but has another form is as good as absent: a field that we do not need must not cost the event. */
const optionalId = idText.optional().catch(undefined);
const optionalText = z.string().optional().catch(undefined);

/** Zalo writes degrees as texts. */
const degrees = z.union([z.string(), z.number().transform(String)]);

const payloadSchema = z
  .object({
    url: optionalText,
    name: optionalText,
    description: optionalText,
    size: optionalId,
    coordinates: z.object({ latitude: degrees, longitude: degrees }).optional().catch(undefined),
  })
  .catch({});

const attachmentSchema = z.object({ type: z.string().catch(""), payload: payloadSchema.default({}) });

/** Something sent beside the words of a message. */
export type Attachment = z.infer<typeof attachmentSchema>;

const messageSchema = z.object({
  msg_id: optionalId,
  text: optionalText,
  conversation_id: optionalId,
  attachments: z.array(attachmentSchema).optional().catch(undefined),
});

const personSchema = z.object({ id: optionalId, admin_id: optionalId }).optional().catch(undefined);

const infoSchema = z.object({ name: optionalText, phone: optionalId });

/** An event of the webhook, as far as we read it; what else is in it is passed over. */
export const eventSchema = z.object({
  event_name: z.string(),
  timestamp: idText,
  sender: personSchema,
  recipient: personSchema,
  follower: personSchema,
  user_id: optionalId,
  conversation_id: optionalId,
  message: messageSchema.optional().catch(undefined),
  info: infoSchema.optional().catch(undefined),
});

/** An event of the webhook. */
export type ZaloEvent = z.infer<typeof eventSchema>;
