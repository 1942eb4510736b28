import { readFileSync } from "node:fs";
import { checkContent } from "../../src/content/check-content.ts";
import { problemLine } from "../../src/content/problem.ts";
import { trackIds } from "../../src/rules/cases/tracks.ts";
import { contentTree } from "./content-tree.ts";

/** A file of the project itself: the tables of cases are the same for any content. */
function own(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
}

/** A small content without mistakes: a menu that checks one programme of one fact and one source, in two languages. */
export const soundContent: Readonly<Record<string, string>> = {
  "flows/service.yaml":
    'draftDays: 30\nclosedCaseMonths: 24\npromiseDays: 5\nurgentPromiseDays: 0\nclusterWorkers: 5\nclusterDays: 7\ndisputeDays: 30\nquietMinutes: 30\nfilesAtMost: 10\nfileMegabytes: 10\nmorningAt: "07:30"\nquietFrom: "20:00"\nquietUntil: "07:00"\nwagesCheckedYear: 2026\n',
  "flows/retention.yaml": "questionDays: 90\n",
  "flows/case-states.yaml": own("flows/case-states.yaml"),
  "flows/roles.yaml": `roles:
  officer: { rights: [case.work] }
  chief: { rights: [case.assign] }
  administrator: { rights: [people.manage], second-step: true }
`,
  "locales/vi/console/people.yaml": `roles:
  officer: { name: Cán bộ, does: Nhận hồ sơ. }
  chief: { name: Lãnh đạo, does: Giao hồ sơ. }
  administrator: { name: Quản trị, does: Quản lý tài khoản. }
`,
  "locales/en/console/people.yaml": `roles:
  officer: { name: Officer, does: Takes cases. }
  chief: { name: Chief, does: Assigns cases. }
  administrator: { name: Administrator, does: Looks after accounts. }
`,
  "flows/tracks.yaml": trackIds.map((track) => `${track}: { formal: false, cite: qd1.d5 }\n`).join(""),
  "flows/danger.yaml": `words: { vi: { house: [nhà, xưởng] } }
harmless: { vi: [cháy hàng] }
signs:
  fire:
    hotlines: [fire]
    kind: safety
    now: { vi: [<house> … cháy], en: [house is burning] }
    asks: { vi: [nhà cháy … bồi thường] }
`,
  "locales/vi/danger.yaml": `call: Gọi ngay {{numbers}}.
hotlines: { fire: "{{number}} (chữa cháy)" }
signs: { fire: { name: Cháy, told: "{{call}} Ra ngoài trước." } }
officerTold: { here: "Đã báo {{number}} {{code}}", byCode: "Đã báo {{number}} {{code}}", more: "Đã chuyển thêm" }
tellMore: Kể thêm không?
withdrawn: Đã rút.
`,
  "locales/en/danger.yaml": `call: Call {{numbers}} now.
hotlines: { fire: "{{number}} (fire)" }
signs: { fire: { name: Fire, told: "{{call}} Get out first." } }
officerTold: { here: "Told {{number}} {{code}}", byCode: "Told {{number}} {{code}}", more: "Told too" }
tellMore: Tell more?
withdrawn: Taken back.
`,
  "locales/vi/cases.yaml": own("locales/vi/cases.yaml"),
  "locales/en/cases.yaml": own("locales/en/cases.yaml"),
  "flows/sources/all.yaml": `qd1:
  kind: decision
  number: 1/2021/QĐ-TTg
  issuer: government
  from: 2021-10-01
  confidence: act
`,
  "flows/facts/work.yaml": `monthsInsured:
  type: months
  min: 0
  max: 600
`,
  "flows/parameters/places.yaml": `begins: 2021-01-01
districts:
  - { id: ha-lang, kind: district, name: Hạ Lang, until: 2025-06-30, cite: qd1 }
places:
  - id: quang-long
    kind: commune
    name: Quang Long
    oldDistrict: { kind: district, name: Hạ Lang }
    merged: [{ name: Quang Long }, { name: Cô Ngân }]
    from: 2025-07-01
    cite: qd1.d1
`,
  "flows/parameters/wage-regions.yaml": `periods:
  - { from: 2020-01-01, by: district, region-3: [ha-lang], others: 4, cite: qd1 }
`,
  "flows/parameters/bodies.yaml": `bodies:
  office: { from: 2021-01-01, handles: [{ matter: cash, cite: qd1.d5 }] }
hotlines:
  fire: { number: "114", confidence: official }
`,
  "flows/parameters/working-days.yaml": `years:
  - year: 2021
    days-off: [{ days: [2021-01-01, 2021-09-02], cite: qd1.d4 }]
`,
  "flows/parameters/time-limits.yaml": `counting:
  day-off: { cite: qd1.d5 }
  day-off-of-person: { cite: qd1.d5, confidence: unsure }
  months: { cite: qd1.d5 }
matters:
  administrative-complaint:
    steps:
      - { id: complain, acts: person, from: knew, limits: [{ limit: 90, unit: days, cite: qd1.d6 }] }
      - id: settle
        acts: authority
        from: accepted
        limits:
          - { limit: 30, unit: days, cite: qd1.d7 }
          - { limit: 45, unit: days, when: [remote], cite: qd1.d7 }
  unemployment-insurance-complaint: { follows: administrative-complaint }
  discipline-complaint: { follows: administrative-complaint }
  denunciation: { follows: administrative-complaint }
  labour-complaint: { follows: administrative-complaint }
  labour-dispute: { follows: administrative-complaint }
  rule-feedback: { follows: administrative-complaint }
  reception: { follows: administrative-complaint }
`,
  "flows/programmes/cash.yaml": `id: cash
asked-by: [employee]
filing: { from: 2021-10-01, cite: qd1.d3 }
versions:
  - from: 2021-10-01
    conditions:
      - { id: insured, fact: monthsInsured, at-least: 1, cite: qd1.d1 }
amount:
  - { id: once, each: 1800000, cite: qd1.d2 }
examples:
  - says: one month is enough
    as-of: 2021-10-01
    facts: { monthsInsured: 1 }
    expect: { verdict: eligible, total: 1800000 }
`,
  "flows/conversations/menu.yaml": `id: menu
start: what
steps:
  what:
    ask: choice
    fixed: true
    options: [cash, complaint]
    leads:
      cash: { go: result }
      complaint: { call: complaint }
  result: { check: [cash], next: end }
`,
  "flows/conversations/complaint.yaml": `id: complaint
start: story
steps:
  story: { ask: story, at-most: 10, next: file }
  file:
    do: file-complaint
    take: { kind: story, place: story, story: story, name: story, phone: story }
    next: end
`,
  "flows/areas.yaml": "areas:\n  - { id: money, topics: [cash] }\n",
  "locales/vi/areas.yaml": "money: Tiền\n",
  "locales/en/areas.yaml": "money: Money\n",
  "flows/knowledge/cash.who.yaml": `id: cash.who
aliases:
  vi: [ai được nhận tiền mặt hỗ trợ]
  en: [who gets the cash support]
sources: [qd1.d1, qd1.d1, qd1.d2.k1]
from: 2021-10-01
`,
  "locales/vi/knowledge/cash.who.md": "# Ai được nhận tiền mặt?\n\nNgười có đóng bảo hiểm.\n",
  "locales/en/knowledge/cash.who.md": "# Who gets the cash?\n\nWho was insured.\n",
  "locales/vi/facts.yaml": "monthsInsured:\n  ask: Anh/chị đóng bao nhiêu tháng?\n  short: Số tháng\n",
  "locales/en/facts.yaml": "monthsInsured:\n  ask: How many months did you pay?\n  short: Months\n",
  "locales/vi/programmes.yaml": `cash:
  title: Tiền mặt
  refer: Cần người xem xét.
  conditions:
    insured: { met: Đã đóng bảo hiểm, failed: Chưa đóng bảo hiểm }
  amounts: { once: Một lần }
`,
  "locales/en/programmes.yaml": `cash:
  title: Cash
  refer: A person must decide.
  conditions:
    insured: { met: Insured, failed: Not insured }
  amounts: { once: Once }
`,
  "locales/vi/sources.yaml": `titles: { qd1: Về tiền mặt }
kinds: { decision: "Quyết định {{number}}" }
issuers: { government: Chính phủ }
parts:
  annex: Phụ lục {{n}}
  section: mục {{n}}
  article: Điều {{n}}
  clause: khoản {{n}}
  point: điểm {{n}}
`,
  "locales/en/sources.yaml": `titles: { qd1: On cash }
kinds: { decision: "Decision {{number}}" }
issuers: { government: Government }
parts:
  annex: Annex {{n}}
  section: section {{n}}
  article: Article {{n}}
  clause: clause {{n}}
  point: point {{n}}
`,
  "locales/vi/conversations.yaml": `menu:
  title: Trang đầu
  what:
    ask: Anh/chị cần gì?
    options: { cash: Tiền, complaint: Phản ánh }
complaint:
  title: Phản ánh
  story:
    ask: Anh/chị kể việc đã xảy ra. Bản viết dở được giữ {{draftDays}} ngày.
    short: Nội dung
    more: Đã ghi {{story}}.
  file:
    receipt: "Số {{number}}, mã {{code}}"
`,
  "locales/en/conversations.yaml": `menu:
  title: Front page
  what:
    ask: What do you need?
    options: { cash: Cash, complaint: Complaint }
complaint:
  title: Complaint
  story:
    ask: Tell what happened. A draft is kept {{draftDays}} days.
    short: Story
    more: Noted {{story}}.
  file:
    receipt: "Number {{number}}, code {{code}}"
`,
  "locales/vi/places.yaml": `label: "{{unit}} ({{old}})"
was: "{{name}} cũ, nay là {{unit}}"
unit: { commune: "xã {{name}}" }
old: { district: "huyện {{name}}" }
`,
  "locales/en/places.yaml": `label: "{{unit}} ({{old}})"
was: "former {{name}}, now {{unit}}"
unit: { commune: "{{name}} commune" }
old: { district: "{{name}} district" }
`,
  "locales/vi/deadlines.yaml": `matters:
  administrative-complaint: Khiếu nại hành chính
  unemployment-insurance-complaint: Khiếu nại về bảo hiểm
  discipline-complaint: Khiếu nại kỷ luật
  denunciation: Tố cáo
  labour-complaint: Khiếu nại lao động
  labour-dispute: Tranh chấp lao động
  rule-feedback: Phản ánh quy định
  reception: Tiếp công dân
steps:
  administrative-complaint: { complain: Nộp đơn, settle: Giải quyết }
from: { knew: từ ngày biết, accepted: từ ngày thụ lý }
when: { remote: nếu ở vùng sâu }
units:
  days_other: "{{count}} ngày"
  working-days_other: "{{count}} ngày làm việc"
  months_other: "{{count}} tháng"
counting: { day-off: Lùi lại, day-off-of-person: Nộp trước, months: Cùng ngày }
`,
  "locales/en/deadlines.yaml": `matters:
  administrative-complaint: Administrative complaint
  unemployment-insurance-complaint: Insurance complaint
  discipline-complaint: Disciplinary complaint
  denunciation: Denunciation
  labour-complaint: Labour complaint
  labour-dispute: Labour dispute
  rule-feedback: Feedback on a rule
  reception: Reception
steps:
  administrative-complaint: { complain: Hand in, settle: Settle }
from: { knew: from the day you knew, accepted: from its acceptance }
when: { remote: if it is remote }
units:
  days_one: "{{count}} day"
  days_other: "{{count}} days"
  working-days_one: "{{count}} working day"
  working-days_other: "{{count}} working days"
  months_one: "{{count}} month"
  months_other: "{{count}} months"
counting: { day-off: It moves, day-off-of-person: Hand it in before, months: Same number }
`,
  "locales/vi/bodies.yaml": `names: { office: Văn phòng }
matters: { cash: Tiền mặt }
hotlines: { fire: Cháy }
contact: { phone: "Điện thoại {{value}}", address: "Địa chỉ {{value}}", hours: "Giờ {{value}}" }
ask: { phone: Hỏi tại Trung tâm, address: Hỏi tại Trung tâm, hours: Hỏi tại Trung tâm }
`,
  "locales/en/bodies.yaml": `names: { office: Office }
matters: { cash: Cash }
hotlines: { fire: Fire }
contact: { phone: "Phone {{value}}", address: "Address {{value}}", hours: "Hours {{value}}" }
ask: { phone: Ask the Centre, address: Ask the Centre, hours: Ask the Centre }
`,
  "locales/vi/interface.yaml": "greeting: Chào anh/chị\n",
  "locales/en/interface.yaml": "greeting: Hello\n",
};

/** By file: what stands there instead, what it is changed to, or (null) that it is taken away. */
export type Changes = Record<string, string | null | ((text: string) => string)>;

/** The sound content with some changes. */
export function soundContentWith(changes: Changes): Record<string, string> {
  const files: Record<string, string> = { ...soundContent };
  for (const [file, change] of Object.entries(changes)) {
    if (change === null) delete files[file];
    else files[file] = typeof change === "string" ? change : change(files[file] ?? "");
  }
  return files;
}

/** The lines in which `npm run check` tells what is wrong with the sound content after some changes. */
export async function mistakesAfter(changes: Changes): Promise<string[]> {
  const { problems } = await checkContent(await contentTree(soundContentWith(changes)));
  return problems.map(problemLine);
}

/** A change that replaces one text by another. */
export function swap(from: string, to: string): (text: string) => string {
  return (text) => {
    if (!text.includes(from)) throw new Error(`The sound content has no "${from}"`);
    return text.replace(from, to);
  };
}
