import { describe, expect, it } from "vitest";
import { apiServer } from "./api-server.ts";

const { app } = await apiServer();
const get = async (url: string) => (await app.inject({ url: `/api/v1${url}` })).json();

interface Found {
  kind: string;
  name: string;
  state: string;
  today: string[];
  wageRegion: { region: number | null; parts: { name: string; region: number }[]; source: { cite: string } } | null;
  source: { cite: string } | null;
}

const brief = ({ kind, state, today, wageRegion }: Found) => [kind, state, today, wageRegion?.region];

describe("GET /api/v1/places", () => {
  it("gives every place of a name, typed without marks, with what it is today and its wage region", async () => {
    const { places } = await get("/places?name=hung%20dao&lang=vi&asOf=2026-11-23");
    expect(places.map(brief)).toEqual([
      ["unit", "itself", ["xã Hưng Đạo (huyện Bảo Lạc cũ)"], 4],
      ["former", "part-of", ["phường Thục Phán (thành phố Cao Bằng cũ)"], 3],
      ["former", "part-of", ["xã Hưng Đạo (huyện Bảo Lạc cũ)"], 4],
      ["former", "part-of", ["xã Tam Kim (huyện Nguyên Bình cũ)"], 4],
    ]);
  });

  it("tells what a ward of today was made of before it, where its parts lay in different regions", async () => {
    const { places } = await get(`/places?name=${encodeURIComponent("Thục Phán")}&asOf=2021-10-19`);
    const [ward] = places;
    expect([ward.state, ward.wageRegion.region]).toEqual(["made-of", null]);
    expect(ward.wageRegion.parts.filter(({ region }: { region: number }) => region === 4)).toEqual([
      { name: "Hoàng Tung", region: 4 },
    ]);
  });

  it("says of a district that it ended, and in 2021 that it stood", async () => {
    const states = async (asOf: string) =>
      (await get(`/places?name=${encodeURIComponent("Hạ Lang")}&asOf=${asOf}`)).places
        .filter(({ kind }: Found) => kind === "district")
        .map(({ state }: Found) => state);
    expect([await states("2021-10-19"), await states("2026-11-23")]).toEqual([["itself"], ["ended"]]);
  });

  it("gives nothing for a name that is not in the province", async () => {
    expect((await get("/places?name=Sa%20Pa")).places).toEqual([]);
  });
});

describe("GET /api/v1/bodies", () => {
  const bodyOf = async (matter: string, asOf: string) => {
    const { matters } = await get(`/bodies?lang=vi&asOf=${asOf}`);
    const found = matters.find((one: { matter: string }) => one.matter === matter);
    return [found.name, found.confidence];
  };

  it("names who handled a matter before the departments were merged, and who does since", async () => {
    expect(await bodyOf("employment", "2021-10-19")).toEqual(["Sở Lao động - Thương binh và Xã hội", "recalled"]);
    expect(await bodyOf("unemployment-decision", "2026-11-23")).toEqual(["Sở Nội vụ", "act"]);
  });

  it("says that it is not known who handles a matter rather than guess", async () => {
    expect(await bodyOf("poverty-reduction", "2026-11-23")).toEqual([null, null]);
  });

  it("gives no phone number of an office that was not confirmed, and the hotlines that are", async () => {
    const { matters, hotlines } = await get("/bodies?lang=vi");
    const lines = new Set(matters.flatMap(({ contact }: { contact: string[] }) => contact));
    expect([...lines].filter((line) => /\d/.test(String(line)))).toEqual([]);
    expect(hotlines.find(({ hotline }: { hotline: string }) => hotline === "children")?.number).toBe("111");
  });
});
