// What can be read in a picture: the figures of a period together, or one alone, each with what the data know of it.
//
// The picture marks where its figures are (`.point` with a `title` in words); the data know changes, gaps between two
// reporters, remarks, and why there is no figure.

import { numbers, say } from "./words.js";

/** The data's word of a period: 2022, 2022-Q1, 1402-03, 2021-01/P9M. */
const PERIOD = /^\d{4}(?!\d)/;

/** The figures that a picture marks. */
export function pointsOf(svg) {
  return [...svg.querySelectorAll(".point")].map(point);
}

/** `{ course, items }`: along a course of periods an item is all that is said of one; elsewhere it is one figure. */
export function readings(points, figures, told) {
  const course = isCourse(points);
  const known = knowledge(figures, told);
  if (!course) return { course, items: points.map((one) => alone(one, known)) };
  const periods = [...new Set([...points.map((one) => one.period), ...known.keys()])].sort();
  const items = periods.map((period) => {
    const own = points.filter((one) => one.period === period);
    return { period, points: own, heading: own[0]?.when || title(period), more: known.get(period)?.(own.length) ?? [], places: own.map((one) => one.place) };
  });
  compared(items, points, figures?.items, told);
  return { course, items: placed(items) };
}

/** A figure by itself; what is a period of the data is named and told of. */
function alone(one, known) {
  const about = known.get(one.period);
  return { heading: about ? title(one.period) : "", points: [one], more: about?.(1) ?? [], places: [one.place] };
}

/** A figure of the picture: `Series, period: value`, taken apart where it is so. */
function point(box) {
  const whole = box.querySelector("title")?.textContent ?? "";
  const { period, series } = box.dataset;
  const named = series ? whole.indexOf(series) : -1;
  const cut = whole.indexOf(": ", named < 0 ? 0 : named + series.length);
  const place = Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, Number(box.getAttribute(name))]));
  const told = { box, period, series, whole, place };
  if (!PERIOD.test(period) || cut < 0) return { ...told, when: "", value: whole };
  const label = whole.slice(0, cut);
  const when = (named < 0 ? label : label.replace(series, "")).replace(/^[,،;\s]+|[,،;\s]+$/g, "");
  return { ...told, when, value: whole.slice(cut + 2) };
}

/** Do the figures stand side by side by period, each series in a row of its own? */
function isCourse(points) {
  const seen = new Map();
  return points.length > 0 && points.every(({ period, series, place }) => {
    const key = `${series}\n${place.x}`;
    const before = seen.get(key) ?? period;
    seen.set(key, before);
    return PERIOD.test(period) && before === period;
  });
}

/** Periods without a figure in the picture stand between their neighbours, so that a pointer finds them too. */
function placed(items) {
  const has = (item) => item.points.length > 0;
  items.forEach((item, index) => {
    if (has(item)) return;
    const before = items.findLastIndex((other, place) => place < index && has(other));
    const after = items.findIndex((other, place) => place > index && has(other));
    if (before < 0 || after < 0) return;
    item.places = items[before].points.flatMap(({ series, place }) => {
      const next = items[after].points.find((one) => one.series === series)?.place;
      return next ? [{ ...place, x: place.x + ((next.x - place.x) * (index - before)) / (after - before) }] : [];
    });
  });
  return items;
}

/** Of series side by side each has its own change, and its own reason where it has no figure. */
function compared(items, points, series, told) {
  const names = [...new Set(points.map((one) => one.series))];
  if (names.length !== series?.length || !series.every((one) => one.observations)) return;
  for (const item of items) {
    item.also = names.map((name, index) => {
      const one = series[index].observations.find((other) => other.period === item.period);
      const there = item.points.some((point) => point.series === name);
      return { name, missing: there ? null : absence(one, told), change: there && told.measure === "value" && one?.yoy_percent != null ? change(one) : null };
    });
  }
}

/** What a table calls a period, else its digits as the language writes them. */
function title(period) {
  const row = document.querySelector(`#figures tr[data-period="${CSS.escape(period)}"] th`);
  return row?.firstChild?.textContent.trim() ?? period.replace(/\d/g, (digit) => numbers().format(Number(digit)));
}

/** By period, what the data say beside the figures that the picture shows: a function of how many those are. */
function knowledge(figures, told) {
  const known = new Map();
  if (Array.isArray(figures?.observations)) {
    for (const one of figures.observations) if (one.period) known.set(one.period, (shown) => ofSeries(one, shown, told));
  }
  // What several series say of a period stands with each of them.
  for (const one of figures?.items?.flatMap((item) => item.observations ?? []) ?? []) known.set(one.period, () => []);
  for (const direction of figures?.directions ?? []) {
    for (const one of direction.observations) {
      const before = known.get(one.period);
      known.set(one.period, (shown) => [...(before?.(shown) ?? []), gap(direction, one, told)]);
    }
  }
  return known;
}

function ofSeries(one, shown, told) {
  const { measure, reasons } = told;
  const all = [];
  if (one.value === null) all.push(absence(one, told));
  // Where the picture shows the change itself, it says it.
  else if (shown === 1 && measure === "value") {
    if (one.yoy_percent !== null) all.push(change(one));
    else if (reasons[one.yoy_reason]) all.push(say("no_change", { reason: reasons[one.yoy_reason] }));
  }
  if (one.note) all.push(one.note);
  return all;
}

/** Why there is no figure. */
function absence(one, { reasons, statuses }) {
  const reason = statuses[one?.status] ?? reasons[one?.value_reason];
  return reason ? say("missing", { reason }) : say("no_figure");
}

function gap({ exporter, importer }, one, { areas, reasons }) {
  const parts = { exporter: areas[exporter] ?? exporter, importer: areas[importer] ?? importer };
  if (one.mirror_gap_percent === null) return say("gap_missing", { ...parts, reason: reasons[one.mirror_gap_reason] ?? "" });
  return say("gap", { ...parts, percent: percent(one.mirror_gap_percent) });
}

function percent(value) {
  const format = numbers({ style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" });
  return format.format(value / 100).replace("-", "\u2212");
}

/** The change on a year before, with what rounding allows. */
function change({ yoy_percent: value, yoy_low_percent: low, yoy_high_percent: high }) {
  const [own, least, most] = [value, low, high].map((part) => (part === null ? null : percent(part)));
  const known = least !== null && most !== null && least !== most;
  return say(known ? "change_bounds" : "change", { percent: own, low: least, high: most });
}
