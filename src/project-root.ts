import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The project's folder, where flows/, locales/ and prisma/migrations/ are read at run time. Found upwards from this
 * module, because it runs from src/ in the tests and from dist/ otherwise.
 */
export const projectRoot: string = folderWithPackage(dirname(fileURLToPath(import.meta.url)));

function folderWithPackage(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("package.json is missing above the program's own file");
  return folderWithPackage(parent);
}
