/** Figures of the rounds as medians, ratios and a table. */
import type { Measured } from "./load.ts";

/** Figures of one side in one round. Latencies in milliseconds. */
export interface Figures {
  turnsPerSecond: number;
  p50: number;
  p95: number;
  p99: number;
  /** Until the reply only. */
  replyP99: number;
  /** Milliseconds of processor time a turn, of the program and of the database. */
  programMs: number;
  databaseMs: number;
  /** Share of one core that the load generator took. */
  loadShare: number;
}

/** One side at one number of chats: a figure for each round, in order. */
export interface Side {
  name: string;
  rounds: Figures[];
}

/** Two sides that are compared; ratios are taken within each round. */
export interface Ratio {
  of: string;
  to: string;
  /** Median of the rounds' ratios of turns per second, and the ratios. */
  turns: number;
  turnsByRound: number[];
  /** Medians of the rounds' ratios of p99, of the whole path and until the reply. */
  p99: number;
  replyP99: number;
  /** Median of the rounds' ratios of the program's processor time a turn. */
  programMs: number;
}

/** Everything that was seen at one number of chats. */
export interface Summary {
  chats: number;
  sides: Side[];
  ratios: Ratio[];
}

/** The figures of a measurement. */
export function figuresOf({ latencies, replies, ...measured }: Measured): Figures {
  const at = (share: number, of = latencies) => of[Math.max(0, Math.ceil(of.length * share) - 1)] ?? Number.NaN;
  const path = { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  return { ...measured, ...path, replyP99: at(0.99, replies) };
}

/** The middle of some figures. */
function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** Compares two sides round by round. */
export function ratioOf(of: Side, to: Side): Ratio {
  const byRound = (figure: (figures: Figures) => number) =>
    of.rounds.flatMap((figures, round) => {
      const other = to.rounds[round];
      return other ? [figure(figures) / figure(other)] : [];
    });
  const turnsByRound = byRound((figures) => figures.turnsPerSecond);
  return {
    of: of.name,
    to: to.name,
    turns: median(turnsByRound),
    turnsByRound,
    p99: median(byRound((figures) => figures.p99)),
    replyP99: median(byRound((figures) => figures.replyP99)),
    programMs: median(byRound((figures) => figures.programMs)),
  };
}

/** The table that a person reads: medians of the rounds, then the ratios. */
export function tableOf({ chats, sides, ratios }: Summary): string {
  const head = [
    `${chats} chats`.padEnd(16),
    ...["turns/s", "p50 ms", "p95 ms", "p99 ms", "reply p99", "own CPU", "db CPU", "load CPU"].map(right),
  ];
  const lines = sides.map(({ name, rounds }) => {
    const middle = (figure: keyof Figures) => median(rounds.map((figures) => figures[figure]));
    return [
      name.padEnd(16),
      right(middle("turnsPerSecond").toFixed(0)),
      ...(["p50", "p95", "p99", "replyP99"] as const).map((figure) => right(middle(figure).toFixed(1))),
      ...(["programMs", "databaseMs"] as const).map((figure) => right(milliseconds(middle(figure)))),
      right(`${(middle("loadShare") * 100).toFixed(0)} %`),
    ];
  });
  const compared = ratios.map(({ of, to, turns, turnsByRound, p99, replyP99, programMs }) => {
    const rounds = turnsByRound.map((ratio) => ratio.toFixed(2)).join(" ");
    const own = Number.isNaN(programMs) ? "" : `, own CPU ${programMs.toFixed(2)}`;
    return `  ${of} ÷ ${to}: turns/s ${turns.toFixed(2)} (rounds ${rounds}), p99 ${p99.toFixed(2)}, reply p99 ${replyP99.toFixed(2)}${own}`;
  });
  return `${[...[head, ...lines].map((cells) => cells.join("")), ...compared].join("\n")}\n`;
}

function milliseconds(ms: number): string {
  return Number.isNaN(ms) ? "-" : ms.toFixed(3);
}

function right(text: string): string {
  return text.padStart(10);
}
