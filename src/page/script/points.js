// Reading a chart by pointer, by touch and by keys: a line through all that belongs to a period, a tip beside it, and words
// for those who listen.

import { numbers, say } from "./words.js";
import { pointsOf, readings } from "./readings.js";
import { Tip } from "./tip.js";

/** So far from a figure, in units of the picture, it is still meant. */
const NEAR = 48;
/** A finger that moves no more than this taps. */
const STILL = 8;

/** Makes the figures of a picture readable; what the data know of them is asked for when somebody begins to read. */
export function startPoints(figure, frame, svg, figures) {
  const points = pointsOf(svg);
  if (points.length > 0) new Reader(figure, frame, svg, points, figures);
}

class Reader {
  constructor(figure, frame, svg, points, figures) {
    Object.assign(this, { figure, frame, svg, points, figures });
    this.told = JSON.parse(figure.dataset.told ?? '{"reasons":{},"statuses":{},"areas":{}}');
    Object.assign(this, readings(points, null, this.told));
    this.place = -1;
    // Of an item with several figures the one that is read alone; none reads them all.
    this.series = null;
    this.tip = new Tip(frame, svg);
    this.name();
    // A native tip beside ours would say everything twice.
    for (const title of svg.querySelectorAll(".point > title")) title.remove();
    for (const event of ["pointerenter", "pointerdown", "focus"]) frame.addEventListener(event, () => this.know());
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("blur", () => this.show(-1));
    this.point();
  }

  /** Asks once for what the data know, and tells it of what is read already. */
  know() {
    this.known ??= this.figures().then((figures) => {
      const read = this.items[this.place];
      Object.assign(this, readings(this.points, figures, this.told));
      if (read) this.show(this.items.findIndex((item) => item.points[0] === read.points[0]));
      this.frame.dataset.known = "";
    });
    return this.known;
  }

  /** An application: screen readers hand the arrow keys on, and say how they are used. */
  name() {
    const { frame, figure } = this;
    frame.tabIndex = 0;
    frame.setAttribute("role", "application");
    frame.setAttribute("aria-roledescription", say("chart"));
    frame.setAttribute("aria-label", figure.dataset.title);
    frame.setAttribute("aria-describedby", "chart-keys");
  }

  point() {
    const { frame } = this;
    let pressed = null;
    const at = (event) => this.show(this.nearest(event), { pointer: event });
    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse") return;
      pressed = { x: event.clientX, y: event.clientY, before: this.place };
      at(event);
    });
    frame.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" || pressed) at(event);
    });
    frame.addEventListener("pointerup", (event) => {
      if (!pressed) return;
      const still = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) <= STILL;
      // A second tap at the same place puts the tip away.
      if (still && pressed.before >= 0 && pressed.before === this.place) this.show(-1);
      pressed = null;
    });
    frame.addEventListener("pointercancel", () => (pressed = null));
    frame.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && document.activeElement !== frame) this.show(-1);
    });
    // What a finger has opened stays until the next tap, wherever that is.
    const away = (event) => {
      if (!frame.isConnected) document.removeEventListener("pointerdown", away);
      else if (!frame.contains(event.target)) this.show(-1);
    };
    document.addEventListener("pointerdown", away);
  }

  /** The item that a pointer means. */
  nearest(event) {
    const matrix = this.svg.getScreenCTM();
    if (!matrix) return -1;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const outside = (value, low, length) => Math.max(low - value, 0, value - low - length);
    const distance = (box) => Math.hypot(outside(x, box.x, box.width), outside(y, box.y, box.height));
    let [best, least] = [-1, NEAR];
    this.items.forEach((item, index) => {
      const own = Math.min(...item.places.map(distance));
      if (own < least) [best, least] = [index, own];
    });
    return best;
  }

  async key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.next(event.key)) return;
    event.preventDefault();
    await this.know();
    const next = this.next(event.key);
    this.series = next.series;
    this.show(next.place, { spoken: true });
  }

  /** Where a key leads, if it is one that reads. */
  next(key) {
    const { place, series, items } = this;
    const last = items.length - 1;
    if (key === "Escape") return { place: -1, series: null };
    if (key === "Home") return { place: 0, series };
    if (key === "End") return { place: last, series };
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return null;
    if (place < 0) return { place: step > 0 ? 0 : last, series };
    if (!this.course) return { place: this.beside(key, step), series };
    if (key === "ArrowRight" || key === "ArrowLeft") return { place: Math.min(last, Math.max(0, place + step)), series };
    return { place, series: this.otherSeries(step) };
  }

  /** The next series of the same period; before the first of them all are read together. */
  otherSeries(step) {
    const names = [...new Set(this.items[this.place].points.map((one) => one.series))];
    if (names.length < 2) return this.series === null ? null : (names[0] ?? null);
    const next = Math.min(names.length - 1, Math.max(-1, names.indexOf(this.series) + step));
    return names[next] ?? null;
  }

  /** The series of the whole picture, in its order. */
  names() {
    return [...new Set(this.items.flatMap((item) => item.points.map((one) => one.series)))];
  }

  /** The figure that lies nearest in a direction, or the next in order. */
  beside(key, step) {
    const middle = ({ x, y, width, height }) => [x + width / 2, y + height / 2];
    const [x, y] = middle(this.items[this.place].places[0]);
    const across = key === "ArrowRight" || key === "ArrowLeft";
    let [best, least] = [-1, Infinity];
    this.items.forEach((item, index) => {
      const [left, top] = middle(item.places[0]);
      const [along, aside] = across ? [left - x, top - y] : [top - y, left - x];
      const far = along * step + 3 * Math.abs(aside);
      if (along * step > 1 && far < least) [best, least] = [index, far];
    });
    return best >= 0 ? best : Math.min(this.items.length - 1, Math.max(0, this.place + step));
  }

  show(place, { spoken = false, pointer = null } = {}) {
    if (pointer) this.series = null;
    this.place = place;
    if (place < 0) {
      this.series = null;
      this.tip.hide();
      if (spoken) this.tell("");
      return;
    }
    const item = this.items[place];
    const alone = this.series === null ? null : item.points.filter((one) => one.series === this.series);
    const shown = alone ?? item.points;
    const lines = this.lines(item, shown);
    if (alone?.length === 0) lines.push({ name: this.series, value: item.also?.find(({ name }) => name === this.series)?.missing ?? say("no_figure") });
    const more = alone ? [] : item.more;
    this.tip.show({ heading: item.heading, lines, more, places: alone?.map((one) => one.place) ?? item.places, course: this.course, alone: alone !== null, under: pointer?.target });
    if (spoken) {
      const position = say("position", { place: numbers().format(place + 1), count: numbers().format(this.items.length) });
      const words = lines.map(({ name, value, change }) => [name && this.course ? `${name}: ${value}` : value, change].filter(Boolean).join(" "));
      this.tell(`${[item.heading, ...words, ...more].filter(Boolean).join("; ")} (${position})`);
    }
  }

  /** The figures of a period, with what is known of each; where all are read, also which series has none. */
  lines(item, shown) {
    const several = this.names().length > 1;
    const also = (series) => item.also?.find(({ name }) => name === series);
    const lines = shown.map(({ series, value, box }) => ({ name: several ? series : "", value, change: also(series)?.change, box }));
    const missing = this.series === null ? (item.also ?? []).filter((one) => one.missing) : [];
    return [...lines, ...missing.map((one) => ({ name: one.name, value: one.missing }))];
  }

  /** Tells something once to those who listen. */
  tell(words) {
    this.figure.querySelector(".reading").textContent = words;
  }
}
