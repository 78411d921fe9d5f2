// On paper: where it is from and when it was printed, and the reasons of the claims that are shown.

import { say } from "./words.js";

/** Adds to what is printed, and takes it away again. */
export function startPrinting() {
  const origin = document.createElement("p");
  origin.className = "printed-from";
  let opened = [];
  window.addEventListener("beforeprint", () => {
    const date = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
    origin.textContent = say("printed", { address: location.href, date });
    document.body.append(origin);
    opened = [...document.querySelectorAll("details.claim:not([open])")];
    for (const claim of opened) claim.open = true;
  });
  window.addEventListener("afterprint", () => {
    origin.remove();
    for (const claim of opened) claim.open = false;
  });
}
