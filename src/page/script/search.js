// The search for a pair: a combobox (ARIA 1.2) whose options are the first lines of the page that its form leads to.

import { asked, show } from "./page.js";
import { announce, fail, settle } from "./told.js";
import { say } from "./words.js";

const MOST = 12;
/** So long no further key is waited for, in milliseconds. */
const PAUSE = 60;

/** Makes the search of the page answer while one types. */
export function startSearch(form) {
  const input = form?.querySelector("input[type=search]");
  if (!input || form.dataset.started) return;
  form.dataset.started = "yes";
  const box = made("div", { className: "suggestions", hidden: true });
  const list = made("ul", { id: "found" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.placeholder);
  const remarks = made("div", { className: "remarks" });
  box.append(list, remarks);
  form.append(box);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    input.setAttribute(name, value);
  }
  let asking = null;
  let waiting = 0;
  let chosen = -1;

  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    box.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (place) => {
    chosen = place;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === place)));
    list.children[place]?.scrollIntoView({ block: "nearest" });
    if (place >= 0) input.setAttribute("aria-activedescendant", list.children[place].id);
    else input.removeAttribute("aria-activedescendant");
  };
  const open = (address) => {
    close();
    show(address);
  };
  const place = (page) => {
    const lines = [...page.querySelectorAll("ul.found > li, p.all")];
    list.replaceChildren(...lines.map((line, index) => option(line, index, open)));
    remarks.replaceChildren(...page.querySelectorAll(".nothing, .forgiven"));
    list.hidden = lines.length === 0;
    box.hidden = list.hidden && remarks.childElementCount === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(-1);
    announce([page.querySelector(".lead"), ...remarks.children].map((part) => (part?.querySelector("p") ?? part)?.textContent ?? "").join(" ").trim());
  };
  const find = async () => {
    asking?.abort();
    if (input.value.trim() === "") return close();
    const own = (asking = new AbortController());
    try {
      const reply = await fetch(`${asked(form)}&limit=${MOST}`, { signal: own.signal, headers: { accept: "text/html" } });
      if (!reply.ok) throw new TypeError(reply.statusText);
      const page = new DOMParser().parseFromString(await reply.text(), "text/html");
      if (own.signal.aborted) return;
      settle();
      place(page);
    } catch (error) {
      if (error.name === "AbortError") return;
      close();
      fail(say("offline"), find);
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape" && !box.hidden) close();
    else if (event.isComposing || box.hidden || last < 0) return;
    else if (event.key === "ArrowDown") choose(chosen >= last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].click();
    else return;
    event.preventDefault();
  });
  // Without a choice the server decides: the one pair that was named, else the list.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim() !== "") open(asked(form));
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
}

/** A line of the page as an option. */
function option(line, index, open) {
  const item = made("li", { id: `found-${index}`, className: line.className });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const link = line.querySelector("a");
  const name = made("strong", { textContent: link.textContent });
  item.append(name, ...[...line.children].filter((part) => part !== link));
  item.addEventListener("pointerdown", (event) => event.preventDefault());
  item.addEventListener("click", () => open(link.getAttribute("href")));
  return item;
}

function made(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
