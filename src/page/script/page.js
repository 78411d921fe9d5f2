// The page lives: choices become addresses, addresses become pages, without loading anything twice.
//
// What a state looks like is made by the server, with a script or without; this asks for it and puts it in place. The chart
// itself is drawn from two addresses that any dashboard can use: the picture as SVG, and the figures as JSON (chart.js).
// A link to another view or pair begins at the top, with the focus on its title; a choice leaves focus and place as they are.

import "./products.js";
import { startChart } from "./chart.js";
import { startCopying } from "./copy.js";
import { startPrinting } from "./print.js";
import { startSearch } from "./search.js";
import { startSharing } from "./share.js";
import { startTables } from "./table.js";
import { announce, fail, settle } from "./told.js";
import { moveWindow } from "./window.js";
import { say } from "./words.js";

let asking = null;
/** Path and query of what is shown: where only the fragment differs, it is the same page. */
let shown = location.pathname + location.search;

/**
 * Shows another state of the page. `remember` puts its address into the history, `stay` leaves focus and place as they are,
 * `scroll` is the place that was left before.
 */
export async function show(address, { remember = true, stay = false, scroll = null } = {}) {
  asking?.abort();
  const own = (asking = new AbortController());
  document.querySelector("#main").setAttribute("aria-busy", "true");
  try {
    const reply = await fetch(address, { signal: own.signal, headers: { accept: "text/html" } });
    const next = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (own.signal.aborted) return;
    if (reply.status >= 500 || !next.querySelector("#main")) throw new TypeError(reply.statusText);
    settle();
    const { hash } = new URL(address, location.href);
    if (remember) go((canonical(next) ?? within(reply.url)) + hash);
    shown = location.pathname + location.search;
    replace(next, { hash, stay, scroll });
  } catch (error) {
    if (error.name !== "AbortError") fail(say("offline"), () => show(address, { remember, stay, scroll }));
  } finally {
    if (asking === own) {
      asking = null;
      document.querySelector("#main").removeAttribute("aria-busy");
    }
  }
}

/** Puts an address into the history, in the place of the same one. */
function go(address) {
  keepPlace();
  if (address === location.pathname + location.search + location.hash) history.replaceState(null, "");
  else history.pushState(null, "", address);
}

/** The address that the server gives a state, whatever the order in which it was asked for. */
function canonical(page) {
  const own = page.querySelector("#main")?.dataset.address;
  return own ? within(own) : null;
}

/** Path and query of an address. */
function within(address) {
  const { pathname, search } = new URL(address, location.href);
  return pathname + search;
}

/** What of the head belongs to the address, and is read by whoever shares it. */
const HEAD = "link[rel=canonical], link[rel=alternate], meta[name=description], meta[name=robots], meta[property]";

/** Puts another page in the place of this one; then focus and place are where the reader expects them. */
function replace(next, { hash, stay, scroll }) {
  const again = stay || scroll !== null ? path(document.activeElement) : null;
  const wasFocused = document.activeElement !== document.body;
  const open = [...document.querySelectorAll("details[id][open]")].map((details) => details.id);
  document.title = next.title;
  for (const old of document.head.querySelectorAll(HEAD)) old.remove();
  document.head.append(...[...next.head.querySelectorAll(HEAD)].map((fresh) => document.adoptNode(fresh)));
  for (const name of ["lang", "dir", "data-theme"]) copyAttribute(next.documentElement, document.documentElement, name);
  for (const selector of ["header.top", "#main", "footer"]) {
    const [old, fresh] = [document.querySelector(selector), next.querySelector(selector)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  start();
  if (!stay && scroll === null) {
    if (hash && reach(hash)) return;
    scrollTo({ top: 0, behavior: "instant" });
  }
  const control = again && document.querySelector(again);
  control?.focus({ preventScroll: true });
  // A title that takes the focus is read out as that; else the change is said.
  if (control && document.activeElement === control) announce(heading());
  else if (wasFocused || !stay) focusTitle();
  else announce(heading());
  if (scroll !== null) scrollTo({ top: scroll, behavior: "instant" });
}

function heading() {
  return document.querySelector("h1")?.textContent ?? document.title;
}

function focusTitle() {
  announce("");
  const title = document.querySelector("h1") ?? document.querySelector("#main");
  if (!title.hasAttribute("tabindex")) title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

function copyAttribute(from, to, name) {
  if (from.hasAttribute(name)) to.setAttribute(name, from.getAttribute(name));
  else to.removeAttribute(name);
}

/** How to find the control again that has the focus, after the page was replaced. */
function path(element) {
  if (!element || element === document.body) return null;
  if (element.id) return `#${CSS.escape(element.id)}`;
  const [form, nav, panel] = ["form[id]", "nav", "details[id]"].map((selector) => element.closest(selector));
  if (form && element.name) return `#${CSS.escape(form.id)} [name="${CSS.escape(element.name)}"]:not([type=hidden])`;
  if (nav) return `nav.${nav.className.split(" ")[0]} [aria-current]`;
  return panel && element.matches("summary") ? `#${CSS.escape(panel.id)} > summary` : null;
}

/** The focus at the target of a fragment, in the table where the target is its section; all that hides it is opened. */
function reach(hash) {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return false;
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  const place = (target.id === "figures" && target.querySelector(".wide[tabindex]")) || target;
  if (place.tabIndex < 0 && !place.hasAttribute("tabindex")) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  target.scrollIntoView();
  return true;
}

/** The address of what a form asks for, without its empty fields. */
export function asked(form) {
  const pairs = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${new URL(form.action).pathname}?${new URLSearchParams(pairs)}`;
}

function start() {
  startChart(document.querySelector("#chart"));
  startCopying(document);
  startSharing(document);
  startTables(document);
  startSearch(document.querySelector("form[role=search]"));
  for (const current of document.querySelectorAll(".pairs [aria-current], .tabs [aria-current]")) inSight(current);
}

/** Scrolls a row of links sideways until the current one is seen. */
function inSight(current) {
  const row = current.parentElement;
  const [outer, inner] = [row.getBoundingClientRect(), current.getBoundingClientRect()];
  if (inner.right > outer.right) row.scrollLeft += inner.right - outer.right;
  else if (inner.left < outer.left) row.scrollLeft += inner.left - outer.left;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("#choices");
  if (!form) return;
  moveWindow(form, event.target);
  if (form.reportValidity()) show(asked(form), { stay: true });
});

document.addEventListener("submit", (event) => {
  if (!event.target.matches("#choices, #add")) return;
  event.preventDefault();
  show(asked(event.target), { stay: true });
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if ("move" in link.dataset) {
    event.preventDefault();
    show(link.getAttribute("href"), { stay: Boolean(link.closest("nav.tabs, nav.themes")) });
  } else if (link.hash && !link.target && within(link.href) === shown) {
    // The browser goes there by itself, and would leave the focus nowhere.
    setTimeout(() => reach(link.hash));
  }
});

let leaving = 0;

/** Keeps in the history how far the page is scrolled. */
function keepPlace() {
  clearTimeout(leaving);
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}

window.addEventListener(
  "scroll",
  () => {
    clearTimeout(leaving);
    if (!asking) leaving = setTimeout(keepPlace, 150);
  },
  { passive: true },
);

window.addEventListener("popstate", (event) => {
  clearTimeout(leaving);
  asking?.abort();
  if (location.pathname + location.search !== shown) show(location.href, { remember: false, scroll: event.state?.scroll ?? 0 });
});

document.documentElement.classList.add("scripted");
startPrinting();
start();
if (location.hash) reach(location.hash);
