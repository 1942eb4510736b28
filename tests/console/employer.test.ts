import { describe, expect, it } from "vitest";
import { type ConsoleUnderTest, caseIds, consoleUnderTest, signedIn } from "./console-under-test.ts";
import { plainText } from "./plain-text.ts";
import { employerIds as ids, sampleEmployer as view } from "./sample-employer.ts";

const [first = ""] = caseIds;

async function withEmployer(): Promise<ConsoleUnderTest> {
  const test = await consoleUnderTest();
  test.employerViews.views.set(ids.keep, view);
  test.employerViews.views.set(ids.near, view);
  test.employers.rows = [view.employer];
  return test;
}

const section = (body: string, id: string) =>
  plainText(new RegExp(`aria-labelledby="${id}">(.*?)</section>`, "s").exec(body)?.[1] ?? "");

describe("the page of an employer", () => {
  it("shows names, spellings and reasons, and leads to all of its cases", async () => {
    const test = await withEmployer();
    const { body } = await (await signedIn(test, "thu")).get(`/console/employers/${ids.keep}`);
    expect(body).toContain("Mã số thuế 4800123456 · Phường Thục Phán (thành phố Cao Bằng cũ) · Trong danh sách");
    expect(section(body, "names")).toBe(
      "Những tên này là một Mỗi tên kèm lý do được coi là doanh nghiệp này. Gộp nhầm thì tách lại được, không mất gì. Công ty TNHH Sao Mai Tên chính so bằng: sao mai Cách viết Cách viết Vì sao cty SAO MAI &lt;b> Trùng tên, không kể dấu và cách viết loại hình. mst 4800123456 Trùng mã số thuế. Sao May số hồ sơ: 2 Tên gần giống. Bế Thị Thu gộp ngày 20/11/2026 so bằng: sao may Tách ra Sao May",
    );
    expect(body).toContain(`href="/console/complaints?employer=${ids.keep}"`);
    expect(section(body, "proposals")).toContain("Sao Mai 2");
    expect(body).toContain("6 người khác nhau phản ánh từ 18/11/2026");
  });

  it("shows the growth exactly to the head, and to officers without small numbers", async () => {
    const test = await withEmployer();
    const months = async (login: string) => {
      const { body } = await (await signedIn(test, login)).get(`/console/employers/${ids.keep}`);
      const [, rows = ""] = (/<table class="counts months">.*?<\/table>/s.exec(body)?.[0] ?? "").split("<tbody>");
      return [...rows.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell);
    };
    expect([await months("thu"), await months("lan")]).toEqual([
      ["0", "1", "6", "8"],
      ["0", "ẩn", "ẩn", "8"],
    ]);
  });

  it("lets officers join and part nothing, and shows them no alarm", async () => {
    const test = await withEmployer();
    const lan = await signedIn(test, "lan");
    const { body } = await lan.get(`/console/employers/${ids.keep}`);
    expect([body.includes("/console/employers/part"), body.includes("6 người khác nhau")]).toEqual([false, false]);
    const joined = await lan.post("/console/employers/join", { keep: ids.keep, drop: ids.near });
    const parted = await lan.post("/console/employers/part", { joined: ids.near });
    expect([joined.statusCode, parted.statusCode, test.employers.joined]).toEqual([403, 403, []]);
  });

  it("is marked in the list while many people complain, which can be narrowed to such, for the head only", async () => {
    const test = await withEmployer();
    test.employers.rows = [{ ...view.employer, id: first, name: "Công ty Bản Giốc", cases: 90 }, view.employer];
    test.employerViews.clusters = view.cluster ? [view.cluster] : [];
    const [thu, lan] = [await signedIn(test, "thu"), await signedIn(test, "lan")];
    const list = async (browser: typeof thu, query = "") => {
      const { body } = await browser.get(`/console/employers${query}`);
      const rows = [...body.matchAll(/<th scope="row">(.*?)<\/th>/gs)].map(([, name = ""]) => plainText(name));
      return [rows, /<a href="(\/console\/employers(?:\?[^"]*)?)">(?:Chỉ|Xem mọi)/.exec(body)?.[1]];
    };
    const [near, far] = ["Công ty TNHH Sao Mai ⚠ 6 người khác nhau phản ánh từ 18/11/2026", "Công ty Bản Giốc"];
    expect(await list(thu)).toEqual([[far, near], "/console/employers?alarm=1"]);
    expect(await list(thu, "?alarm=1")).toEqual([[near], "/console/employers"]);
    expect(await list(thu, "?alarm=1&name=giốc")).toEqual([[], "/console/employers?name=gi%E1%BB%91c"]);
    expect(await list(lan, "?alarm=1")).toEqual([[far, "Công ty TNHH Sao Mai"], undefined]);
    test.employerViews.clusters = [];
    expect(await list(thu)).toEqual([[far, "Công ty TNHH Sao Mai"], undefined]);
    expect(await list(thu, "?alarm=1")).toEqual([[], "/console/employers"]);
  });

  it("joins and parts for the head, and comes back to the employer", async () => {
    const test = await withEmployer();
    const thu = await signedIn(test, "thu");
    await thu.get(`/console/employers/${ids.keep}`);
    const joined = await thu.post("/console/employers/join", { keep: ids.keep, drop: ids.near, from: ids.keep });
    const parted = await thu.post("/console/employers/part", { joined: ids.keep, from: ids.keep });
    const gone = await thu.post("/console/employers/part", { joined: "none", from: "//example.org" });
    expect([joined, parted, gone].map(({ headers }) => headers.location)).toEqual([
      `/console/employers/${ids.keep}?done=employers-joined`,
      `/console/employers/${ids.keep}?done=employers-parted`,
      "/console/employers?done=employers-not-joined",
    ]);
    expect(test.employers.joined).toEqual([`${ids.near} into ${ids.keep}`, `${ids.keep} parted`, "none parted"]);
  });

  it("leads from a joined name to the employer, and knows no other", async () => {
    const test = await withEmployer();
    const thu = await signedIn(test, "thu");
    const joined = await thu.get(`/console/employers/${ids.near}`);
    expect([joined.statusCode, joined.headers.location]).toEqual([303, `/console/employers/${ids.keep}`]);
    expect((await thu.get(`/console/employers/${first}`)).statusCode).toBe(404);
    expect((await thu.get("/console/employers")).body).toContain(`href="/console/employers/${ids.keep}"`);
  });
});

describe("the alarm of many people about one employer", () => {
  it("stands on the first page of the head, says how many and of whom, and is on no other page", async () => {
    const test = await withEmployer();
    const cluster = { employerId: ids.keep, name: view.employer.name, workers: 6, since: "2026-11-18" };
    test.employerViews.clusters = [cluster];
    const [thu, lan] = [await signedIn(test, "thu"), await signedIn(test, "lan")];
    const { body } = await thu.get("/console/complaints");
    expect(section(body, "clusters")).toBe(
      "Nhiều người cùng phản ánh Công ty TNHH Sao Mai 6 người khác nhau phản ánh từ 18/11/2026 Tính những ngày gần đây. Hồ sơ cùng nơi gửi hoặc cùng số điện thoại tính là một người; hồ sơ giấu tên, mỗi hồ sơ tính là một người.",
    );
    expect((await thu.get("/console/complaints?view=overdue")).body).not.toContain('id="clusters"');
    expect((await lan.get("/console/complaints")).body).not.toContain('id="clusters"');
  });
});
