import type { FakePerson } from "./fake-person.ts";
import { objectWith, textAt } from "./json-shape.ts";
import { personOf } from "./message-sending.ts";
import { checkReachable } from "./reply-window.ts";
import type { World } from "./world.ts";

/** The profile of a person: `data` of GET /v3.0/oa/user/detail. */
export function userDetail(query: unknown, world: World): unknown {
  const person = personOf(query, world);
  checkReachable(person);
  return {
    user_id: person.id,
    user_id_by_app: person.idByApp,
    user_external_id: "",
    display_name: person.displayName,
    user_alias: person.displayName,
    is_sensitive: false,
    user_last_interaction_date: person.lastInteraction === undefined ? "" : vietnamDate(person.lastInteraction),
    user_is_follower: person.follows,
    avatar: `https://avatars.example/${person.id}/120.jpg`,
    avatars: {
      240: `https://avatars.example/${person.id}/240.jpg`,
      120: `https://avatars.example/${person.id}/120.jpg`,
    },
    tags_and_notes_info: { notes: [], tag_names: [] },
    ...sharedInfo(person),
  };
}

/** The account itself: `data` of GET /v2.0/oa/getoa, which is how programs ask whether all is well. */
export function accountProfile(world: World): unknown {
  const followers = [...world.people.values()].filter(({ follows }) => follows);
  return {
    oa_id: world.oaId,
    name: "An Sinh (thử nghiệm)",
    description: "",
    oa_type: 4,
    is_verified: true,
    num_follower: followers.length,
    avatar: "https://avatars.example/oa.jpg",
  };
}

/** What may be sent to a person: `data` of POST /v3.0/oa/quota/message. */
export function messageQuota(body: unknown, world: World): unknown {
  const { user_id } = objectWith(body, "body", ["user_id"]);
  const person = personOf({ user_id: textAt(user_id, "user_id", 40) }, world);
  return {
    user_id: person.id,
    last_interaction: person.lastInteraction === undefined ? "" : String(person.lastInteraction),
    purchase_quota: { remain: world.paidMessages },
  };
}

function sharedInfo({ sharedInfo: info }: FakePerson): object {
  if (!info) return {};
  const { name, phone, address = "", city = "", district = "", ward = "", user_dob = "" } = info;
  return { shared_info: { name, phone, address, city, district, ward, user_dob } };
}

/** DD/MM/YYYY in Vietnam, which is seven hours ahead of UTC all year. */
function vietnamDate(at: number): string {
  const [year, month, date] = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10).split("-");
  return `${date}/${month}/${year}`;
}
