// The search for a pair: a combobox (ARIA 1.2) over `/v1/dyads?search=`. Without this script its form finds the same.

import { numbers, say, show } from "./page.js";

const MOST = 12;

/** Makes the search of the page answer while one types. */
export function startSearch(form) {
  const input = form?.querySelector("input[type=search]");
  if (!input || form.dataset.started) return;
  form.dataset.started = "yes";
  const list = document.createElement("ul");
  Object.assign(list, { id: "found", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.placeholder);
  const told = document.createElement("p");
  told.className = "hidden";
  told.setAttribute("role", "status");
  form.append(list, told);
  for (const [name, value] of [["role", "combobox"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-autocomplete", "list"]]) {
    input.setAttribute(name, value);
  }
  let asking = null;
  let chosen = -1;

  const close = () => {
    list.hidden = true;
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
  const go = (pair) => {
    close();
    input.value = "";
    show(`/?${address(form, pair)}`);
  };
  const find = async () => {
    asking?.abort();
    const text = input.value.trim();
    if (text === "") return close();
    asking = new AbortController();
    try {
      const reply = await fetch(`/v1/dyads?limit=${MOST}&search=${encodeURIComponent(text)}&sort=total`, { signal: asking.signal });
      if (!reply.ok) return close();
      const [found, known] = [await reply.json(), await named()];
      list.replaceChildren(...found.items.map((pair, index) => option(pair, index, known, go)));
      told.textContent = found.total === 0 ? say("no_results") : say(found.total === 1 ? "results_one" : "results", { count: numbers().format(found.total) });
      list.hidden = found.items.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      choose(-1);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", find);
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape") return close();
    if (list.hidden || last < 0) return;
    if (event.key === "ArrowDown") choose(chosen >= last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].click();
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
}

/** Names of areas in the language of the page, by code; English ones come with the pairs. */
let names = null;
async function named() {
  const language = document.documentElement.lang;
  if (language === "en") return new Map();
  names ??= fetch("/v1/areas").then((reply) => reply.json(), () => ({ items: [] }));
  return new Map((await names).items.map((area) => [area.code, area[`name_${language}`]]));
}

function option(pair, index, known, go) {
  const item = document.createElement("li");
  item.id = `found-${index}`;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  const name = (side) => known.get(pair[side]) ?? pair[`${side}_name`];
  const code = document.createElement("span");
  code.className = "small";
  code.textContent = pair.dyad;
  item.append(`${name("reporter")} – ${name("partner")} `, code);
  item.addEventListener("pointerdown", (event) => event.preventDefault());
  item.addEventListener("click", () => go(pair.dyad));
  return item;
}

/** The address of a pair's page in the language and theme of this one. */
function address(form, pair) {
  const kept = [...new FormData(form)].filter(([name]) => name !== "search");
  return new URLSearchParams([["dyad", pair], ...kept]).toString();
}
