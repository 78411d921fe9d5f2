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
    svg.querySelector(".marker")?.remove();
    if (place < 0) {
      tip.hidden = true;
      return;
    }
    const point = points[place];
    tip.replaceChildren(...point.lines.map((line, index) => element(index === 0 ? "strong" : "div", line)));
    tip.hidden = false;
    if (point.box) mark(svg, point.box);
    settle(tip, frame, svg, point.box);
    if (spoken) reading.textContent = `${point.lines.join("; ")} (${say("position", { place: numbers().format(place + 1), count: numbers().format(points.length) })})`;
  };

  frame.addEventListener("pointermove", (event) => {
    const box = event.target.closest?.(".point");
    at(box ? points.findIndex((point) => point.box === box) : -1, false);
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

/** What can be read: the points of the picture, and of a single series also its periods without a figure. */
function readable(svg, figures) {
  const boxes = [...svg.querySelectorAll(".point")];
  const observations = figures?.observations;
  if (!Array.isArray(observations) || new Set(boxes.map((box) => box.dataset.series)).size > 1) return boxes.map(plain);
  const known = new Map(observations.map((observation) => [observation.period, observation]));
  if (!boxes.every((box) => known.has(box.dataset.period))) return boxes.map(plain);
  return observations.map((observation) => {
    const box = boxes.find((candidate) => candidate.dataset.period === observation.period);
    const said = box?.querySelector("title")?.textContent;
    return { box, lines: lines(observation, figures.unit, said) };
  });
}

function plain(box) {
  return { box, lines: (box.querySelector("title")?.textContent ?? "").split("\n") };
}

function lines(observation, unit, said) {
  const money = numbers({ notation: "compact", maximumSignificantDigits: 4 });
  const percent = numbers({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  const label = said?.split(/[:\n]/)[0] ?? observation.period.replace(/\d/g, (digit) => numbers().format(Number(digit)));
  if (observation.value === null) return [label, `${say("no_figure")}${observation.note ? ` – ${observation.note}` : ""}`];
  const told = [`${label}: ${money.format(observation.value)} ${unit}`];
  if (observation.low !== null && observation.low !== observation.high) {
    told.push(say("bounds", { low: money.format(observation.low), high: money.format(observation.high) }));
  }
  if (observation.yoy_percent !== null) {
    const part = (value) => percent.format(value / 100);
    const known = observation.yoy_low_percent !== null && observation.yoy_high_percent !== null && observation.yoy_low_percent !== observation.yoy_high_percent;
    const parts = { percent: part(observation.yoy_percent) };
    if (known) Object.assign(parts, { low: part(observation.yoy_low_percent), high: part(observation.yoy_high_percent) });
    told.push(say(known ? "change_bounds" : "change", parts));
  }
  if (observation.note) told.push(observation.note);
  return told;
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
  const left = Math.min(Math.max(4, inner.left - outer.left + inner.width / 2 - width / 2), outer.width - width - 4);
  const above = inner.top - outer.top - height - 8;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${above > 4 ? above : Math.min(outer.height - height - 4, inner.top - outer.top + 8)}px`;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
