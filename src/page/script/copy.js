// Buttons that copy a text, and addresses that name the server where the page was opened.

import { announce } from "./told.js";
import { say } from "./words.js";

/** What the server writes where no public address is configured (snippets.rs). */
const HERE = "http://127.0.0.1:8080";

/** Makes the copy buttons below an element work. */
export function startCopying(below) {
  // A configured address is in the head of the page, whole.
  const configured = document.querySelector("link[rel=canonical]")?.getAttribute("href")?.startsWith("http");
  for (const box of below.querySelectorAll(".copied")) {
    const [button, code] = [box.querySelector("button"), box.querySelector("code, .text")];
    // Of a sentence the address only, so that the marks of its words stay.
    const place = code.querySelector(".where") ?? code;
    if (!configured) place.textContent = place.textContent.replaceAll(HERE, location.origin);
    button.hidden = false;
    button.addEventListener("click", () => copy(button, code.textContent, code));
  }
}

/** Copies a text and says so, on the button and to those who listen; without a right to the clipboard `shown` is selected. */
export async function copy(button, text, shown) {
  const before = button.dataset.text ?? (button.dataset.text = button.textContent);
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = say("copied");
  } catch {
    getSelection().selectAllChildren(shown);
    button.textContent = say("copy_failed");
  }
  announce(button.textContent);
  setTimeout(() => (button.textContent = before), 2000);
}
