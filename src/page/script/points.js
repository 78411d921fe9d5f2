// Reading a chart point by point: a tip under the pointer, arrow keys, and words for those who listen.
//
// The picture marks where its points are (`.point` with a `title` in words); the figures say what is known of each: bounds,
// change, status, and why there is none.

import { numbers, say } from "./page.js";

/** Makes the points of a picture readable. */
export function startPoints(figure, frame, svg, figures) {
  const points = readable(svg, figures);
  if (points.length === 0) return;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  frame.append(tip);
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-roledescription", "chart");
  frame.setAttribute("aria-label", figure.dataset.title);
  const keys = figure.querySelector(".keys");
  if (keys) {
    keys.hidden = false;
    keys.id = "chart-keys";
    frame.setAttribute("aria-describedby", keys.id);
  }
  // A native tip beside ours would say everything twice.
  for (const title of svg.querySelectorAll(".point > title")) title.remove();
  const reading = figure.querySelector(".reading");
  let place = -1;

  const at = (next, spoken) => {
    place = next;
    for (const marker of svg.querySelectorAll(".marker")) marker.remove();
    if (place < 0) {
      tip.hidden = true;
      return;
    }
    const point = points[place];
    tip.replaceChildren(...point.lines.map((line, index) => element(index === 0 ? "strong" : "div", line)));
    tip.hidden = false;
    for (const box of point.boxes) mark(svg, box);
    settle(tip, frame, svg, point.boxes[0]);
    if (spoken) reading.textContent = `${point.lines.join("; ")} (${say("position", { place: numbers().format(place + 1), count: numbers().format(points.length) })})`;
  };

  frame.addEventListener("pointermove", (event) => {
    const box = event.target.closest?.(".point");
    at(box ? points.findIndex((point) => point.boxes.includes(box)) : -1, false);
  });
  frame.addEventListener("pointerleave", () => at(-1, false));
  frame.addEventListener("blur", () => at(-1, false));
  frame.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    let next = null;
    if (event.key in steps) next = place < 0 ? (steps[event.key] > 0 ? 0 : points.length - 1) : place + steps[event.key];
    if (event.key === "Home") next = 0;
    if (event.key === "End") next = points.length - 1;
    if (event.key === "Escape") next = -1;
    if (next === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    at(next < 0 ? -1 : Math.min(points.length - 1, next), true);
  });
}

/** What can be read: of a single series every period, with a figure or without; of other pictures every point. */
function readable(svg, figures) {
  const boxes = [...svg.querySelectorAll(".point")].map((box) => ({ box, told: box.querySelector("title")?.textContent ?? "" }));
  const observations = figures?.observations;
  const known = new Set(Array.isArray(observations) ? observations.map((observation) => observation.period) : []);
  if (known.size === 0 || !boxes.every(({ box }) => known.has(box.dataset.period))) {
    return boxes.map(({ box, told }) => ({ boxes: [box], lines: [told] }));
  }
  return observations.map((observation) => {
    const own = boxes.filter(({ box }) => box.dataset.period === observation.period);
    return { boxes: own.map(({ box }) => box), lines: lines(observation, own.map(({ told }) => told)) };
  });
}

/** The period, what the picture says of its points, and what only the figures know. */
function lines(observation, told) {
  const row = document.querySelector(`#figures tr[data-period="${CSS.escape(observation.period)}"] th`);
  const period = row?.firstChild?.textContent ?? observation.period.replace(/\d/g, (digit) => numbers().format(Number(digit)));
  const all = [period, ...told];
  if (observation.value === null && told.length === 0) all.push(say("no_figure"));
  if (told.length === 1 && observation.yoy_percent !== null) all.push(change(observation));
  if (observation.note) all.push(observation.note);
  return all;
}

/** The change on a year before, with what rounding allows. */
function change({ yoy_percent: value, yoy_low_percent: low, yoy_high_percent: high }) {
  const percent = numbers({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const [own, least, most] = [value, low, high].map((part) => (part === null ? null : percent.format(part / 100).replace("-", "\u2212")));
  const known = least !== null && most !== null && least !== most;
  return say(known ? "change_bounds" : "change", { percent: own, low: least, high: most });
}

/** A frame around the point that is read. */
function mark(svg, box) {
  const marker = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const name of ["x", "y", "width", "height"]) marker.setAttribute(name, box.getAttribute(name));
  marker.setAttribute("class", "marker");
  marker.setAttribute("rx", "3");
  svg.append(marker);
}

/** Puts the tip beside its point, inside the picture. */
function settle(tip, frame, svg, box) {
  const outer = frame.getBoundingClientRect();
  const inner = (box ?? svg).getBoundingClientRect();
  const [width, height] = [tip.offsetWidth, tip.offsetHeight];
  const within = (place, room) => Math.max(4, Math.min(place, room - 4));
  const above = inner.top - outer.top - height - 8;
  const right = inner.right - outer.left + 8;
  const beside = right + width < outer.width ? right : inner.left - outer.left - width - 8;
  const left = above > 4 || beside < 4 ? inner.left - outer.left + inner.width / 2 - width / 2 : beside;
  tip.style.left = `${within(left, outer.width - width)}px`;
  tip.style.top = `${above > 4 ? above : within(inner.top - outer.top + 8, outer.height - height)}px`;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
