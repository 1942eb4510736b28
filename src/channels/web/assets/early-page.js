/* Everything that runs before the page is shown. */
import "./early.js";
import "./look.js";
