import type { FastifyInstance } from "fastify";
import { draftTopic } from "../draft-topic.ts";
import { type ConsoleParts, frameOf, sendPage } from "../exchange.ts";
import { machineMoment } from "../moments.ts";
import { needs } from "../needs.ts";
import { QuestionsPage } from "../pages/questions-page.tsx";

/** Most rows of a table. */
const mostRows = 100;

/** What people asked and the answers did not meet, for everybody who is signed in: improving them is everybody's work. */
export function questionsRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { questions, questionDays: days, topicTitle, now } = parts.deps;

  app.get("/questions", needs("questions.read"), async (request, reply) => {
    const [unanswered, unhelpful, weeks] = await Promise.all([
      questions.unanswered(mostRows),
      questions.unhelpful(mostRows),
      questions.mostAsked(mostRows),
    ]);
    const frame = frameOf({ parts, request, reply }, "/console/questions");
    const titleOf = (topic: string) => topicTitle(frame.lang, topic) ?? topic;
    return sendPage(reply, 200, <QuestionsPage frame={frame} {...{ unanswered, unhelpful, weeks, days, titleOf }} />);
  });

  app.get("/questions/unanswered.yaml", needs("questions.read"), async (_request, reply) => {
    const draft = draftTopic(await questions.unanswered(mostRows), null, machineMoment(now().toISOString(), "day"));
    return sendDraft(reply, "unanswered.yaml", draft);
  });

  app.get("/questions/unhelpful.yaml", needs("questions.read"), async (_request, reply) => {
    const groups = await questions.unhelpful(mostRows);
    const topics = [...new Set(groups.flatMap(({ topic }) => topic ?? []))];
    const today = machineMoment(now().toISOString(), "day");
    const drafts = topics.map((topic) =>
      draftTopic(
        groups.filter((one) => one.topic === topic),
        topic,
        today,
      ),
    );
    return sendDraft(reply, "unhelpful.yaml", drafts.join("---\n"));
  });
}

function sendDraft(reply: Parameters<typeof sendPage>[0], name: string, text: string) {
  return reply
    .type("application/yaml; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .send(text);
}
