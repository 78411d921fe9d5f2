// The button that hands the page to what the reader shares with, where the system has one.

import { say } from "./words.js";

/** Puts the button beside the ways to take the page along. */
export function startSharing(below) {
  const panels = below.querySelector("div.share");
  if (!navigator.share || !panels || panels.querySelector(".hand-over")) return;
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "hand-over", textContent: say("share") });
  // Who changes their mind there has not met an error.
  button.addEventListener("click", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
  panels.append(button);
}
