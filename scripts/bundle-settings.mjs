import { root } from "./preconditions.mjs";

/** How esbuild bundles a program of this project: one that Node 20 runs, with the packages of node_modules outside. */
export const bundleSettings = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  jsx: "automatic",
  jsxImportSource: "preact",
  sourcemap: true,
};
