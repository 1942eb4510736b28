import { it } from "vitest"; import { buildTopicIndex } from "../../src/search/find-topic.ts"; import {entriesOnFile} from "./topics-on-file.ts";
it("x",()=>{ const index=buildTopicIndex(entriesOnFile); for (const l of ["vi","en"]) for (const [id,c] of index.get(l)!.core) process.stdout.write("CORE "+l+" "+id+": "+[...c].join(", ")+"\n"); });
