/**
 * Which folder of src/ may import which. Imports point one way: from the shell to the pure core. Only app.ts knows
 * everyone. tests/architecture/imports.test.ts runs this and proves that it saw the modules.
 */

const pure = ["rules", "search", "flow"];
const inside = [...pure, "content", "conversation", "complaints"];

/** folder: the other folders it may import. Its own files and errors.ts are always allowed. */
const mayImport = {
  rules: [],
  search: [],
  flow: ["rules", "search"],
  content: pure,
  petitions: [...pure, "content", "complaints"],
  authoring: [...pure, "content", "petitions"],
  conversation: [...pure, "content"],
  complaints: [...pure, "content"],
  channels: inside,
  storage: inside,
  console: inside,
  api: [...pure, "content", "conversation"],
  reports: [...pure, "content", "complaints"],
  watch: inside,
};

/** Files beside the folders that need no part of the program, by the folders that may import them. */
const shell = ["channels", "storage", "console", "api", "watch"];
const freeFiles = ["errors", "config", "settings", "setting-values", "assets", "project-root", "environment"];

/** Packages that compute and nothing else. */
const purePackages = ["zod", "fuse.js"];

/** What the public interface uses of the message path: how often who may call, and where a bug is. Nothing of people. */
const apiOfConversation = ["token-buckets", "network-of", "frames-of"];

/** Ports that a folder implements and that another one declares, beside those of the inner folders: it knows their types only. */
const foreignPorts = {
  storage: ["^src/console/staff[.]ts$", "^src/console/question-book[.]ts$", "^src/watch/alarms[.]ts$"],
  authoring: ["^src/console/policy-desk[.]ts$", "^src/console/setup-book[.]ts$"],
};

const folderRules = Object.entries(mayImport).map(([folder, others]) => {
  const files = shell.includes(folder) ? freeFiles : ["errors"];
  return {
    name: `${folder}-imports`,
    comment: `${folder} may import only: ${["itself", ...others, ...files.map((file) => `${file}.ts`)].join(", ")}.`,
    severity: "error",
    from: { path: `^src/${folder}/` },
    to: {
      path: "^src/",
      pathNot: [
        `^src/(${[folder, ...others].join("|")})/`,
        `^src/(${files.join("|")})[.]ts$`,
        ...(foreignPorts[folder] ?? []),
      ],
    },
  };
});

module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: "pure-packages",
      comment: "The pure folders use packages that compute and nothing else, and nothing of Node.",
      severity: "error",
      from: { path: `^src/(${pure.join("|")})/` },
      to: {
        couldNotResolve: false,
        pathNot: ["^src/", `^node_modules/(${purePackages.map((name) => name.replace(".", "[.]")).join("|")})/`],
      },
    },
    {
      name: "api-knows-nobody",
      comment:
        "The public interface answers from rules and words; it knows no conversation, no case and no port of theirs.",
      severity: "error",
      from: { path: "^src/api/" },
      to: { path: "^src/conversation/", pathNot: `^src/conversation/(${apiOfConversation.join("|")})[.]ts$` },
    },
    ...Object.entries(foreignPorts).map(([folder, ports]) => ({
      name: `${folder}-ports-types-only`,
      comment: `${folder} knows the types of the ports it implements, and nothing else of who declares them.`,
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: { path: ports, dependencyTypesNot: ["type-only"] },
    })),
    {
      name: "channels-apart",
      comment: "A channel never imports another channel.",
      severity: "error",
      from: { path: "^src/channels/([^/]+)/" },
      to: { path: "^src/channels/[^/]+/", pathNot: "^src/channels/$1/" },
    },
    {
      name: "free-files-import-nothing",
      comment: "The files that everybody may import know no part of the program.",
      severity: "error",
      from: { path: `^src/(${freeFiles.join("|")})[.]ts$` },
      to: { path: "^src/", pathNot: `^src/(${freeFiles.join("|")})[.]ts$` },
    },
    {
      name: "only-main-and-tools-know-app",
      comment: "app.ts is where parts meet; nothing but main.ts and the tools starts from it.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/main[.]ts$", "^src/tools/"] },
      to: { path: "^src/(app|main)[.]ts$" },
    },
    {
      name: "nobody-imports-tools",
      comment: "A tool is started, never imported.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/tools/" },
      to: { path: "^src/tools/" },
    },
    {
      name: "no-circles",
      comment: "Two files that need each other are one file, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "src-stands-alone",
      comment: "The program never imports tests, scripts, its own build or a package that only development installs.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(tests|scripts|dist)/" },
    },
    {
      name: "no-development-package",
      comment: "What runs must be among the dependencies.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "everything-resolves",
      comment: "An import that cannot be resolved would hide from the other rules.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^src/storage/prisma-client/"] },
    exclude: { path: "^src/storage/prisma-client/.+/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
