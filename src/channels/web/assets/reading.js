/* What pages outside of the talk need: how letters look, and buttons to pass the page on. */
import "./look.js";
import "./share.js";
