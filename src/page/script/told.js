// What is told beside the page: one live region for all that changes, and failures where the reader is looking.

import { say } from "./words.js";

const region = document.createElement("p");
region.className = "hidden";
region.setAttribute("role", "status");
document.body.append(region);
let waiting = 0;

/** Says something to those who listen; the same words are said again. */
export function announce(text) {
  clearTimeout(waiting);
  region.textContent = "";
  waiting = setTimeout(() => (region.textContent = text), 60);
}

/** Says that something failed, at the edge of what is seen, with a way to do it again. */
export function fail(reason, again) {
  settle();
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", "alert");
  const close = () => {
    if (notice.contains(document.activeElement)) document.querySelector("#main")?.focus({ preventScroll: true });
    notice.remove();
  };
  const retry = () => {
    close();
    again();
  };
  notice.append(`${say("failed", { reason })} `, button("retry", retry), " ", button("close", close));
  document.body.append(notice);
}

/** Takes back what was told of a failure. */
export function settle() {
  document.querySelector(".notice")?.remove();
}

function button(word, action) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = say(word);
  made.addEventListener("click", action);
  return made;
}
