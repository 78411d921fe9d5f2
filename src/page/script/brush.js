// A brush over the years: two handles and what lies between them. It moves the two choices of the form, so that a window is
// asked for in one way only; without a script the form does the same.

import { isDark } from "./chart.js";
import { say } from "./words.js";

/** So long a hand rests before the window is asked for. */
const REST = 350;
/** Which handle was held when the page was replaced. */
let held = null;

/** Puts a brush into the place that the page keeps for it. */
export function startBrush(figure) {
  const place = figure.querySelector(".brush");
  const choices = ["from", "to"].map((name) => document.querySelector(`#choices select[name=${name}]`));
  if (!place || choices.some((choice) => !choice)) return place?.remove();
  const [starts, ends] = choices.map((choice) => [...choice.options].filter((option) => option.value));
  const periods = starts.filter((option) => ends.some((other) => other.value === option.value));
  if (periods.length < 2) return place.remove();
  new Brush(place, choices, periods);
}

class Brush {
  constructor(place, choices, periods) {
    Object.assign(this, { place, choices, periods });
    place.dir = "ltr";
    const whole = [0, periods.length - 1];
    this.handles = choices.map((choice, end) => this.handle(choice, end, whole[end]));
    this.window = document.createElement("div");
    this.window.className = "between";
    this.output = document.createElement("output");
    this.track = document.createElement("div");
    this.track.className = "track";
    this.track.append(...this.course(), this.window, ...this.handles);
    place.replaceChildren(this.track, this.output);
    this.drag();
    this.paint();
    if (held && document.activeElement === document.body) place.querySelector(`#${held}`)?.focus({ preventScroll: true });
    held = null;
  }

  /** The whole course, small, behind the brush. */
  course() {
    const address = this.place.dataset.spark;
    if (!address) return [];
    const sized = new URL(address, location.href);
    sized.searchParams.set("width", Math.min(1600, Math.max(240, Math.round(this.place.clientWidth / 40) * 40)));
    sized.searchParams.set("height", 44);
    if (isDark()) sized.searchParams.set("theme", "dark");
    const image = document.createElement("img");
    Object.assign(image, { src: sized.href, alt: "" });
    return [image];
  }

  handle(choice, end, usual) {
    const handle = document.createElement("input");
    const found = this.periods.findIndex((option) => option.value === choice.value);
    Object.assign(handle, { type: "range", id: `brush-${choice.name}`, min: 0, max: this.periods.length - 1, value: found < 0 ? usual : found });
    handle.setAttribute("aria-label", choice.closest("label")?.querySelector("span")?.textContent ?? choice.name);
    handle.addEventListener("input", () => this.move(end));
    handle.addEventListener("change", () => this.ask(handle.id));
    return handle;
  }

  values() {
    return this.handles.map((handle) => Number(handle.value));
  }

  /** One end does not pass the other. */
  move(end) {
    const [from, to] = this.values();
    if (from > to) this.handles[end].value = end === 0 ? to : from;
    this.paint();
  }

  paint() {
    const [from, to] = this.values();
    const last = this.periods.length - 1;
    this.window.style.insetInlineStart = `${(100 * from) / last}%`;
    this.window.style.width = `${(100 * (to - from)) / last}%`;
    const [first, then] = [from, to].map((place) => this.periods[place].textContent);
    this.handles.forEach((handle, end) => handle.setAttribute("aria-valuetext", [first, then][end]));
    this.output.textContent = say("span", { from: first, to: then });
  }

  /** What lies between the handles is moved whole. */
  drag() {
    let begun = null;
    this.window.addEventListener("pointerdown", (event) => {
      begun = { x: event.clientX, values: this.values() };
      this.window.setPointerCapture(event.pointerId);
    });
    this.window.addEventListener("pointermove", (event) => {
      if (!begun) return;
      const last = this.periods.length - 1;
      const wanted = Math.round(((event.clientX - begun.x) / this.track.clientWidth) * last);
      const step = Math.max(-begun.values[0], Math.min(last - begun.values[1], wanted));
      this.handles.forEach((handle, end) => (handle.value = begun.values[end] + step));
      this.paint();
    });
    this.window.addEventListener("pointerup", () => {
      if (begun && begun.values.join() !== this.values().join()) this.ask(null);
      begun = null;
    });
    this.window.addEventListener("pointercancel", () => (begun = null));
  }

  /** The window goes to the form, whose choices ask for it. */
  ask(id) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (!this.place.isConnected) return;
      held = id && document.activeElement?.id === id ? id : null;
      const [from, to] = this.values();
      const all = [from === 0, to === this.periods.length - 1];
      [from, to].forEach((place, end) => (this.choices[end].value = all[end] ? "" : this.periods[place].value));
      this.choices[0].dispatchEvent(new Event("change", { bubbles: true }));
    }, REST);
  }
}
