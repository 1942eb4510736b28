import { it } from "vitest"; import { buildTopicIndex, buildTopicIndex} from "../../src/search/topic-index.ts"; import {entriesOnFile} from "./topics-on-file.ts";

it("x",()=>{ const index=buildTopicIndex(entriesOnFile); for (const l of ["vi","en"]) for (const [id,c] of index.get(l)!.core) process.stdout.write("CORE "+l+" "+id+": "+[...c].join(", ")+"\n"); });
