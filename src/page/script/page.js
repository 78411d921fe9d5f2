// The page lives: choices become addresses, addresses become pages, without loading anything twice.
//
// What a state looks like is made by the server, with a script or without; this asks for it and puts it in place. The chart
// itself is drawn from two addresses that any dashboard can use: the picture as SVG, and the figures as JSON (chart.js).

import { startChart } from "./chart.js";
import { startCopying } from "./copy.js";
import { startSearch } from "./search.js";
import { moveWindow } from "./window.js";

const words = JSON.parse(document.querySelector("#words")?.textContent ?? "{}");

/** The words of a key, with its parts filled in. */
export function say(key, parts = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => parts[name] ?? whole);
}

/** Numbers as the language of the page writes them. */
export function numbers(options) {
  return new Intl.NumberFormat(document.documentElement.lang, options);
}

let asking = null;

/** Shows another state of the page; `remember` puts its address into the history. */
export async function show(address, { remember = true } = {}) {
  asking?.abort();
  const own = (asking = new AbortController());
  const main = document.querySelector("#main");
  main.setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(address, { signal: own.signal, headers: { accept: "text/html" } });
    const next = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (remember) history.pushState(null, "", canonical(next) ?? address);
    replace(next);
  } catch (error) {
    if (error.name === "AbortError") return;
    failed(main, address);
  } finally {
    if (asking === own) asking = null;
  }
}

/** The address that the server gives a state, whatever the order in which it was asked for. */
function canonical(page) {
  const own = page.querySelector("#main")?.dataset.address;
  if (!own) return null;
  const address = new URL(own, location.href);
  return address.pathname + address.search;
}

/** Puts another page in the place of this one, and the focus where it was. */
function replace(next) {
  const focused = document.activeElement;
  const open = [...document.querySelectorAll("details[id][open]")].map((details) => details.id);
  const again = path(focused);
  document.title = next.title;
  for (const name of ["lang", "dir", "data-theme"]) copyAttribute(next.documentElement, document.documentElement, name);
  for (const selector of ["header.top", "#main", "footer"]) {
    const [old, fresh] = [document.querySelector(selector), next.querySelector(selector)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (again) document.querySelector(again)?.focus({ preventScroll: true });
  start();
}

function copyAttribute(from, to, name) {
  if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
  else to.removeAttribute(name);
}

/** How to find the control again that has the focus, after the page was replaced. */
function path(element) {
  if (!element || element === document.body) return null;
  if (element.name) return `#choices [name="${CSS.escape(element.name)}"]`;
  if (element.id) return `#${CSS.escape(element.id)}`;
  return element.closest("nav") ? `nav.${element.closest("nav").className} [aria-current]` : null;
}

function failed(main, address) {
  main.removeAttribute("aria-busy");
  main.querySelector(".notice")?.remove();
  const notice = document.createElement("div");
  notice.className = "notice empty";
  notice.setAttribute("role", "alert");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = say("retry");
  button.addEventListener("click", () => show(address));
  notice.append(say("failed", { reason: say("offline") }), " ", button);
  main.prepend(notice);
}

/** The address of what a form asks for, without its empty fields. */
function asked(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${new URL(form.action).pathname}?${new URLSearchParams(pairs)}`;
}

function start() {
  startChart(document.querySelector("#chart"));
  startCopying(document);
  startSearch(document.querySelector("form.search"));
}

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("#choices");
  if (!form) return;
  moveWindow(form, event.target);
  if (form.reportValidity()) show(asked(form));
});

document.addEventListener("submit", (event) => {
  if (!["choices", "add"].includes(event.target.id)) return;
  event.preventDefault();
  show(asked(event.target));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-move]");
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  show(link.getAttribute("href"));
});

window.addEventListener("popstate", () => show(location.pathname + location.search, { remember: false }));

document.documentElement.classList.add("scripted");
start();
