import { answerSettles, type CaseBook, type CaseTimes, promiseOf } from "../rules/cases/case-clocks.ts";
import { stateAfter } from "../rules/cases/case-states.ts";
import { circumstances } from "../rules/deadlines/time-limits-schema.ts";
import { type MoveRequest, trackAfter } from "./moves.ts";

/** The days of a case after a move that fits. Pure: what is written and what the clocks then say come from the same facts. */
export function timesAfter(times: CaseTimes, request: MoveRequest, { book, today }: AfterMove): CaseTimes {
  const state = stateAfter(book.states, request.move, times.state) ?? times.state;
  const ends = book.states.states[state].ended === true;
  const promised = { ...times, promisedBy: times.promisedBy ?? promiseOf(times, book) };
  const moved: CaseTimes = { ...promised, state, endedOn: ends ? today : null };
  const decided = { ...moved, circumstances: circumstancesAfter(times, request) };
  switch (request.move) {
    case "receive-petition":
      return { ...moved, track: trackAfter(request, times), petitionOn: request.day ?? today };
    case "accept":
      return { ...decided, acceptedOn: request.day ?? today };
    case "extend":
      return decided;
    case "pause":
      return { ...moved, pauses: [...times.pauses, { from: request.day ?? today, until: null, reason: "" }] };
    case "resume":
      return {
        ...moved,
        pauses: times.pauses.map((pause) => ({ ...pause, until: pause.until ?? request.day ?? today })),
      };
    case "answer":
      return { ...moved, settledOn: answerSettles(times, book) ? today : times.settledOn };
    case "reopen":
      return withNewTurn(moved, { book, today });
    default:
      return moved;
  }
}

/** What a move is made with. */
export interface AfterMove {
  book: CaseBook;
  today: string;
}

/** The promise begins anew: it is the office's turn from today. */
function withNewTurn(times: CaseTimes, { book, today }: AfterMove): CaseTimes {
  const turn = { ...times, turnOn: today, promisedBy: null };
  return { ...turn, promisedBy: promiseOf(turn, book) };
}

/** What the officer decided in this move; left out, what was decided before. */
function circumstancesAfter(times: CaseTimes, request: MoveRequest): CaseTimes["circumstances"] {
  const { circumstances: chosen } = request;
  return chosen === undefined ? times.circumstances : circumstances.filter((name) => chosen.includes(name));
}
