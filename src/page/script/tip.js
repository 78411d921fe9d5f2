// The tip of a chart, and the line and frame in the picture that show what it is of.

const SVG = "http://www.w3.org/2000/svg";

/** What is read of a picture, as everyone sees it. */
export class Tip {
  constructor(frame, svg) {
    Object.assign(this, { frame, svg });
    this.box = document.createElement("div");
    Object.assign(this.box, { className: "tip", hidden: true });
    frame.append(this.box);
  }

  hide() {
    this.box.hidden = true;
    this.unmark();
  }

  show({ heading, lines, more, places, course, alone, under }) {
    this.unmark();
    const rows = course ? grouped(lines, under) : lines.map(({ value }) => element("div", value));
    this.box.classList.toggle("many", lines.length > 4);
    this.box.replaceChildren(...(heading ? [element("strong", heading)] : []), ...rows, ...more.map((words) => element("div", words, "more")));
    this.box.hidden = false;
    if (course) for (const column of columns(places)) this.line(column);
    if (!course || alone) for (const place of places) this.frameOf(place);
    this.settle(places, course);
  }

  unmark() {
    for (const mark of this.svg.querySelectorAll(".marker, .crosshair")) mark.remove();
  }

  /** A line through all that belongs to a period. */
  line({ left, right, top, bottom }) {
    const middle = (left + right) / 2;
    this.draw("line", { class: "crosshair", x1: middle, x2: middle, y1: top, y2: bottom });
  }

  frameOf({ x, y, width, height }) {
    this.draw("rect", { class: "marker", x, y, width, height, rx: 3 });
  }

  draw(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    this.svg.append(made);
  }

  /** Puts the tip beside its place, inside the picture. */
  settle(places, course) {
    const { frame, svg, box } = this;
    const outer = frame.getBoundingClientRect();
    const matrix = svg.getScreenCTM();
    const corner = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
    const place = places[0];
    const top = Math.min(...places.map(({ y }) => y));
    const [from, to] = place ? [corner(place.x, course ? top : place.y), corner(place.x + place.width, place.y + place.height)] : [new DOMPoint(outer.left, outer.top), new DOMPoint(outer.right, outer.bottom)];
    const [width, height] = [box.offsetWidth, box.offsetHeight];
    const within = (value, room) => Math.max(4, Math.min(value, room - 4));
    const middle = (from.x + to.x) / 2 - outer.left;
    // Beside the line of a period, or beside a single figure; where there is no room on the right, on the left.
    const edge = course ? middle : to.x - outer.left;
    const start = course ? middle : from.x - outer.left;
    const left = edge + 12 + width < outer.width ? edge + 12 : start - 12 - width;
    box.style.left = `${within(left, outer.width - width)}px`;
    box.style.top = `${within(from.y - outer.top + 8, outer.height - height)}px`;
  }
}

/** Where the figures of a period stand in columns: of panels side by side each has its own. */
function columns(places) {
  const found = [];
  for (const { x, y, width, height } of [...places].sort((one, other) => one.x - other.x)) {
    const last = found.at(-1);
    // Bars of one period stand next to one another.
    if (last && x <= last.right + 2) Object.assign(last, { right: Math.max(last.right, x + width), top: Math.min(last.top, y), bottom: Math.max(last.bottom, y + height) });
    else found.push({ left: x, right: x + width, top: y, bottom: y + height });
  }
  return found;
}

/** The figures of a period; what the names of several have in common, such as their panel, is said once above them. */
function grouped(lines, under) {
  let above = "";
  return lines.flatMap(({ name, value, change, box }, place) => {
    const shared = (part) => lines.some((other, index) => index !== place && other.name.startsWith(`${part}: `));
    const panel = [...name.matchAll(/: /g)].map(({ index }) => name.slice(0, index)).findLast(shared) ?? "";
    const head = panel && panel !== above ? [element("div", panel, "of")] : [];
    above = panel;
    const row = element("div", "", box && box === under && lines.length > 1 ? "near" : "");
    const own = panel ? name.slice(panel.length + 2) : name;
    if (own) row.append(element("span", own), " ");
    row.append(element("b", value));
    if (change) row.append(" ", element("span", change));
    return [...head, row];
  });
}

function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
