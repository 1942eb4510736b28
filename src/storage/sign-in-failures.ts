import type { Failures, StaffStore } from "../console/staff.ts";
import type { HouseKeys } from "./house-keys.ts";
import { type PrismaClient, prismaRead } from "./prisma.ts";

const rememberedMs = 24 * 60 * 60_000;

/** Failed sign-ins, under keyed hashes of the login name (or device) and of the address. */
export function signInFailures(
  prisma: PrismaClient,
  keys: HouseKeys,
): Pick<StaffStore, "failures" | "noteFailure" | "clearFailures"> {
  const hashOf = (kind: "login" | "address", text: string) =>
    new Uint8Array(keys.lookup("sign-in", kind, text.toLowerCase()));
  const under = async (whoHash: Uint8Array<ArrayBuffer>): Promise<Failures> => {
    const at = { gt: new Date(Date.now() - rememberedMs) };
    const found = await prismaRead(
      prisma.signInFailure.aggregate({ where: { whoHash, at }, _count: true, _max: { at: true } }),
    );
    return { count: found._count, latest: found._max.at?.toISOString() ?? null };
  };
  return {
    async failures(login, address) {
      const [byLogin, byAddress] = await Promise.all([
        under(hashOf("login", login)),
        under(hashOf("address", address)),
      ]);
      return { login: byLogin, address: byAddress };
    },
    async noteFailure(login, address) {
      const data = [{ whoHash: hashOf("login", login) }, { whoHash: hashOf("address", address) }];
      await prismaRead(prisma.signInFailure.createMany({ data }));
    },
    async clearFailures(login) {
      await prismaRead(prisma.signInFailure.deleteMany({ where: { whoHash: hashOf("login", login) } }));
    },
  };
}
