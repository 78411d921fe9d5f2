// A living chart: the picture as SVG in the size there is, and its points to be read by pointer and keyboard.

import { startBrush } from "./brush.js";
import { startPoints } from "./points.js";
import { show } from "./page.js";
import { say } from "./words.js";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
let current = null;

/** Is the page dark, by its address or by the reader's system? */
export function isDark() {
  return (document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark";
}

/** Puts a living picture into a figure that has `data-svg` and `data-json`. */
export function startChart(figure) {
  current?.stop();
  current = figure ? new Chart(figure) : null;
}

/** Another axis or other events are the same chart: focus and place stay as they are. */
function redrawn(event) {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  show(event.currentTarget.getAttribute("href"), { stay: true });
}

class Chart {
  constructor(figure) {
    this.figure = figure;
    this.canvas = figure.querySelector(".canvas");
    this.gone = new AbortController();
    this.drawn = "";
    const again = () => this.draw();
    this.watch = new ResizeObserver(again);
    this.watch.observe(this.canvas);
    dark.addEventListener("change", again, { signal: this.gone.signal });
    startBrush(figure);
    for (const link of figure.querySelectorAll(".tools a[data-move]")) link.addEventListener("click", redrawn);
    this.wholeScreen();
  }

  /** The figures as data, asked for once and only when somebody reads the picture; nothing where they do not come. */
  figures() {
    this.asked ??= fetch(this.figure.dataset.json, { signal: this.gone.signal }).then((reply) => (reply.ok ? reply.json() : null), () => null);
    return this.asked;
  }

  stop() {
    this.gone.abort();
    this.watch.disconnect();
  }

  /** The address of the picture in the room and theme of the moment; sizes go in steps, so that they are kept by caches. */
  address() {
    const address = new URL(this.figure.dataset.svg, location.href);
    const steps = (size, least, most) => Math.min(most, Math.max(least, Math.floor(size / 20) * 20));
    address.searchParams.set("width", steps(this.canvas.clientWidth, 280, 1600));
    address.searchParams.set("height", steps(this.canvas.clientHeight, 240, 1200));
    if (isDark()) address.searchParams.set("theme", "dark");
    return address.href;
  }

  /** The address of the picture that is there without a script, where it fits the room: then it need not come a second time. */
  there() {
    const image = this.canvas.querySelector("img:not(.printed)");
    this.still ??= image && { image, width: Number(image.getAttribute("width")), height: Number(image.getAttribute("height")) };
    const source = this.still?.image.currentSrc;
    const fits = (room, own) => room / own > 0.9 && room / own < 1.1;
    // On a narrow screen another picture stands there, whose words would become too small.
    if (!source || this.canvas.clientWidth <= 700 || new URL(source).searchParams.has("theme") !== isDark()) return null;
    return fits(this.canvas.clientWidth, this.still.width) && fits(this.canvas.clientHeight, this.still.height) ? source : null;
  }

  async draw() {
    const address = this.there() ?? this.address();
    if (address === this.drawn) return;
    this.drawn = address;
    this.figure.setAttribute("aria-busy", "true");
    try {
      const reply = await fetch(address, { signal: this.gone.signal });
      if (!reply.ok) throw new Error((await reply.json()).detail);
      const text = await reply.text();
      if (this.drawn !== address) return;
      const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      this.place(document.importNode(svg, true));
    } catch (error) {
      // The picture that was there stays: it is the same without the living points.
      if (error.name !== "AbortError") this.figure.querySelector(".reading").textContent = say("failed", { reason: error.message });
    } finally {
      this.figure.removeAttribute("aria-busy");
    }
  }

  /** Paper is light: beside a dark picture stands a light one, seen in print only. */
  printed() {
    if (!new URL(this.drawn).searchParams.has("theme")) return [];
    const image = document.createElement("img");
    Object.assign(image, { className: "printed", alt: this.figure.dataset.title, src: this.figure.dataset.svg });
    return [image];
  }

  place(svg) {
    svg.removeAttribute("tabindex");
    const frame = document.createElement("div");
    frame.className = "living";
    frame.append(svg);
    const focused = this.canvas.contains(document.activeElement);
    this.canvas.replaceChildren(frame, ...this.printed());
    startPoints(this.figure, frame, svg, () => this.figures());
    if (focused) frame.focus({ preventScroll: true });
    this.tellHeight();
    this.figure.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
  }
  /** The button for the whole screen, where a browser has one to give. */
  wholeScreen() {
    const button = this.figure.querySelector("button.full");
    if (!button || !document.fullscreenEnabled) return;
    const [enter, leave] = [button.textContent, say("leave_full_screen")];
    const { signal } = this.gone;
    button.hidden = false;
    button.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : this.figure.requestFullscreen()), { signal });
    document.addEventListener("fullscreenchange", () => (button.textContent = document.fullscreenElement ? leave : enter), { signal });
  }

  /** A frame in another page says which height it would like; it fits any other too. */
  tellHeight() {
    const main = this.figure.closest("main.embed");
    if (!main || window.parent === window) return;
    const width = this.canvas.clientWidth;
    const rest = [...main.children, ...this.figure.children].filter((part) => part !== this.figure && part !== this.canvas && part.matches("figcaption, .origin, .empty"));
    const height = Math.round(Math.min(width < 520 ? width * 0.95 : width * 0.62, 760)) + rest.reduce((sum, part) => sum + part.scrollHeight + 8, 0);
    window.parent.postMessage({ dyad: { height } }, "*");
  }
}
