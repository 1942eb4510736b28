/** What the benchmark "queue" asks for. */
import type pg from "pg";
import type { CaseFilters } from "../../src/complaints/desk.ts";

/** A filter, and the condition that bare SQL has for it. */
export interface Asked {
  name: string;
  filters: CaseFilters;
  /** On a complaint named c. */
  bare: string;
}

/** Every view and filter alone, the ones that combine badly, words that many cases have, and some that few have. */
export async function whatIsAsked(client: pg.Client, me: string): Promise<Asked[]> {
  const { rows } = await client.query(
    "select employer_id as employer, number from complaint where employer_id is not null order by id limit 1",
  );
  const { employer, number } = rows[0];
  const open = "c.ended_on is null";
  const words = (...some: string[]): string => `bare-words ${some.join(" ")}`;
  return [
    { name: "first page", filters: {}, bare: "true" },
    { name: "view mine", filters: { view: "mine" }, bare: `${open} and c.owner_id = '${me}'` },
    { name: "view unassigned", filters: { view: "unassigned" }, bare: `${open} and c.owner_id is null` },
    {
      name: "view due-week",
      filters: { view: "due-week" },
      bare: `${open} and c.due_on between current_date and current_date + 6`,
    },
    { name: "view overdue", filters: { view: "overdue" }, bare: `${open} and c.due_on < current_date` },
    { name: "view urgent", filters: { view: "urgent" }, bare: `${open} and c.danger is not null` },
    { name: "view waiting", filters: { view: "waiting" }, bare: "c.state = 'waiting-for-citizen'" },
    { name: "kind wages", filters: { kind: "wages" }, bare: "c.kind = 'wages'" },
    { name: "kind staff-conduct", filters: { kind: "staff-conduct" }, bare: "c.kind = 'staff-conduct'" },
    { name: "state closed", filters: { state: "closed" }, bare: "c.state = 'closed'" },
    { name: "state refused", filters: { state: "refused" }, bare: "c.state = 'refused'" },
    { name: "place", filters: { place: "place-7" }, bare: "c.place = 'place-7'" },
    { name: "employer", filters: { employer }, bare: `c.employer_id = '${employer}'` },
    { name: "danger", filters: { danger: true }, bare: "c.danger is not null" },
    {
      name: "received in a week of 2025",
      filters: { from: "2025-03-03", to: "2025-03-09" },
      bare: "(c.received_at at time zone 'Asia/Ho_Chi_Minh')::date between '2025-03-03' and '2025-03-09'",
    },
    {
      name: "place, kind, refused",
      filters: { place: "place-7", kind: "staff-conduct", state: "refused" },
      bare: "c.place = 'place-7' and c.kind = 'staff-conduct' and c.state = 'refused'",
    },
    {
      name: "danger, kind, withdrawn, nobody's",
      filters: { danger: true, kind: "enquiry", state: "withdrawn", owner: "none" },
      bare: "c.danger is not null and c.kind = 'enquiry' and c.state = 'withdrawn' and c.owner_id is null",
    },
    {
      name: "reach of 3 places, 2 kinds",
      filters: { reach: { places: ["place-1", "place-2", "place-3"], kinds: ["safety", "enquiry"] } },
      bare: "(c.place is null or c.place = any(array['place-1','place-2','place-3'])) and c.kind = any(array['safety','enquiry'])",
    },
    { name: "number", filters: { q: number }, bare: `c.number = '${number}'` },
    { name: "number begins 26-48", filters: { q: "26-48" }, bare: "c.number like '26-48%'" },
    { name: "word of many: lương", filters: { q: "lương" }, bare: words("lương") },
    {
      name: "words: công ty nợ lương",
      filters: { q: "tháng nay công ty chưa trả lương" },
      bare: words("tháng nay công ty chưa trả lương"),
    },
    { name: "words of few: ho ra máu", filters: { q: "ho ra máu bụi đá" }, bare: words("ho ra máu bụi đá") },
    { name: "words of none", filters: { q: "xyzzy nhuần" }, bare: words("xyzzy nhuần") },
    {
      name: "many words, rare place and state",
      filters: { q: "lương", place: "place-7", state: "refused" },
      bare: `c.place = 'place-7' and c.state = 'refused' and ${words("lương")}`,
    },
    { name: "phone", filters: { q: "0559 123 456" }, bare: words("0559123456") },
    {
      name: "employer by name",
      filters: { q: "Sao Mai" },
      bare: "c.employer_id in (select id from employer where normal_name like '%sao mai%')",
    },
  ];
}
