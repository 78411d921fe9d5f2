// Buttons that copy a text, and addresses that name the server where the page was opened.

import { say } from "./page.js";

/** What the server writes where no public address is configured (snippets.rs). */
const HERE = "http://127.0.0.1:8080";

/** Makes the copy buttons below an element work. */
export function startCopying(below) {
  for (const box of below.querySelectorAll(".copied")) {
    const [button, code] = [box.querySelector("button"), box.querySelector("code, .text")];
    if (!document.body.dataset.site) code.textContent = code.textContent.replaceAll(HERE, location.origin);
    button.hidden = false;
    button.addEventListener("click", () => copy(button, code));
  }
}

async function copy(button, code) {
  const before = button.dataset.text ?? (button.dataset.text = button.textContent);
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = say("copied");
  } catch {
    // No right to the clipboard: the text is selected, so that two keys copy it.
    getSelection().selectAllChildren(code);
    button.textContent = say("copy_failed");
  }
  setTimeout(() => (button.textContent = before), 2000);
}
