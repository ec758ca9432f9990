// The map on a canvas: where we look, and what is drawn. word_map.py puts page.js behind this file;
// both are one module.

const SIDES = "1 0, -1 0, 0 -1, 0 1, 1 -1, -1 -1, 1 1, -1 1" // right, left, above, below, corners
  .split(", ")
  .map((side) => side.split(" ").map(Number));
const GLYPHS = "●■▲◆▼"; // the shapes of the groups, as the legend writes them
const CORNERS = [0, 4, 3, 4, 3]; // and as the map draws them: a circle, a square, ...
const TURNS = [0, -Math.PI / 4, -Math.PI / 2, -Math.PI / 2, Math.PI / 2];
const COLOURS = 6;
const FEW = 150; // points

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const shorten = (text) => (text.length > 28 ? `${text.slice(0, 27).trimEnd()}…` : text);

function numbers(model, name, Type) {
  const { buffer, byteOffset, byteLength } = model.get(name);
  return new Type(buffer.slice(byteOffset, byteOffset + byteLength)); // a copy is aligned
}

class Drawing {
  constructor(model) {
    this.words = model.get("words");
    const points = numbers(model, "points", Float32Array);
    this.xs = points.filter((_, i) => i % 2 === 0);
    this.ys = points.filter((_, i) => i % 2).map((y) => -y); // a canvas counts downwards
    this.lists = ["in_space", "on_map"].map((name) => ({
      rows: numbers(model, name, Uint32Array),
      cosines: numbers(model, `${name}_cosines`, Float32Array),
    }));
    this.k = this.lists[0].rows.length / this.words.length;
    const groups = model.get("groups");
    this.groups = [...new Set(groups.filter(Boolean))];
    this.groupOf = this.words.map((_, i) => this.groups.indexOf(groups[i])); // -1: none
    this.chosen = this.here = -1; // here: under the mouse, or walked to
  }

  // ---- What follows from the numbers

  x = (i) => (this.xs[i] - this.eye.x) * this.eye.scale + this.width / 2;
  y = (i) => (this.ys[i] - this.eye.y) * this.eye.scale + this.height / 2;
  name = (i) => this.words[i] + (this.groupOf[i] < 0 ? "" : ` (${this.groups[this.groupOf[i]]})`);

  neighbours(i) {
    // of -1, which is no point, there are none
    const part = (numbers) => [...numbers.subarray(i * this.k, (i + 1) * this.k)];
    const [inSpace, onMap] = this.lists.map(({ rows }) => part(rows));
    const cosines = this.lists.map((list) => part(list.cosines).map((value) => value.toFixed(2)));
    return { inSpace, onMap, cosines, both: inSpace.filter((j) => onMap.includes(j)) };
  }

  /** The point with the least cost; costs of Infinity do not count. */
  least(cost) {
    let [best, lowest] = [-1, Infinity];
    for (let i = 0; i < this.words.length; i++) {
      const here = cost(i);
      if (here < lowest) [best, lowest] = [i, here];
    }
    return best;
  }

  at(x, y) {
    const away = (i) => Math.hypot(this.x(i) - x, this.y(i) - y);
    return this.least((i) => (away(i) <= 12 ? away(i) : Infinity));
  }

  find(text) {
    const exact = this.words.indexOf(text);
    return exact >= 0 ? exact : this.words.findIndex((w) => w.toLowerCase() === text.toLowerCase());
  }

  // ---- Where we look

  home() {
    const reach = (values) => values.reduce((most, v) => Math.max(most, Math.abs(v)), 0.01);
    this.all = 0.46 * Math.min(this.width / reach(this.xs), this.height / reach(this.ys));
    this.eye = { x: 0, y: 0, scale: this.all };
    this.redraw();
  }

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const old = this.eye.scale;
    this.eye.scale = clamp(old * factor, this.all / 1.5, this.all * 80);
    const grown = this.eye.scale / old - 1; // what is at x, y stays there
    this.pan((this.width / 2 - x) * grown, (this.height / 2 - y) * grown);
  }

  pan(x, y) {
    this.eye.x -= x / this.eye.scale;
    this.eye.y -= y / this.eye.scale;
    this.redraw();
  }

  lookAt(i) {
    this.pan(this.width / 2 - this.x(i), this.height / 2 - this.y(i));
  }

  /** Look at a word from so near that its neighbours in full space are just in sight. */
  jumpTo(i) {
    this.lookAt(i);
    const away = (j) =>
      Math.max(Math.abs(this.x(j) / this.width - 0.5), Math.abs(this.y(j) / this.height - 0.5));
    const far = Math.max(0.001, ...this.neighbours(i).inSpace.map(away));
    this.eye.scale = clamp((this.eye.scale * 0.4) / far, this.all, this.all * 40);
  }

  inSight(i, edge = 0) {
    const [x, y] = [this.x(i), this.y(i)];
    return x > edge && y > edge && x < this.width - edge && y < this.height - edge;
  }

  // ---- What is drawn

  redraw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      if (this.eye) this.paint();
    });
  }

  paint() {
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.width * ratio); // this also wipes it
    this.canvas.height = Math.round(this.height * ratio);
    this.pen.scale(ratio, ratio);
    const style = getComputedStyle(this.root); // read now: the theme may have changed
    this.ink = (name) => style.getPropertyValue(`--${name}`).trim();
    this.font = style.fontFamily;
    this.taken = []; // boxes of dots and labels that no other label may touch
    this.texts = new Map(); // by point
    this.drawDots();
    if (this.chosen >= 0) this.drawNeighbours();
    if (this.here >= 0) this.ring(this.here, this.radius() + 5, "ink");
    this.placeLabels();
    for (const text of this.texts.values()) this.write(...text);
  }

  /** The colour of a dot. With a word chosen the rest steps back, as far as it stays visible. */
  colour(group, back) {
    return this.ink(group >= 0 ? `group-${group % COLOURS}` : back ? "dim" : "dot");
  }

  radius() {
    const base = clamp(60 / Math.sqrt(this.words.length), this.groups.length ? 2.4 : 1.8, 5);
    return Math.min(6, base + 0.5 * Math.log2(Math.max(1, this.eye.scale / this.all)));
  }

  drawDots() {
    const r = this.radius();
    for (let group = -1; group < this.groups.length; group++) {
      this.pen.fillStyle = this.colour(group, this.chosen >= 0);
      this.pen.beginPath();
      for (let i = 0; i < this.words.length; i++)
        if (this.groupOf[i] === group && this.inSight(i, -8)) this.trace(i, r);
      this.pen.fill();
    }
  }

  trace(i, r) {
    const shape = Math.max(0, this.groupOf[i]) % GLYPHS.length;
    const n = CORNERS[shape];
    if (!n) this.pen.moveTo(this.x(i) + r, this.y(i));
    if (!n) this.pen.arc(this.x(i), this.y(i), r, 0, 7);
    for (let corner = 0; corner < n; corner++) {
      const angle = TURNS[shape] + (corner * 2 * Math.PI) / n;
      const [x, y] = [this.x(i) + 1.3 * r * Math.cos(angle), this.y(i) + 1.3 * r * Math.sin(angle)];
      corner ? this.pen.lineTo(x, y) : this.pen.moveTo(x, y);
    }
  }

  drawNeighbours() {
    const { inSpace, onMap, both } = this.neighbours(this.chosen);
    for (const i of inSpace) this.line(this.chosen, this.x(i), this.y(i), "space", 1.7);
    for (const i of onMap) this.line(this.chosen, this.x(i), this.y(i), "map", 1.7, [2, 4]);
    const r = this.radius() + 1.5;
    for (const i of [this.chosen, ...inSpace, ...onMap]) this.dot(i, r);
    for (const i of inSpace) this.ring(i, r + 2, "space");
    for (const i of onMap) this.ring(i, r + (both.includes(i) ? 5 : 2), "map", [2, 2]);
    this.ring(this.chosen, r + 4, "ink");
  }

  /** First the chosen point, its neighbours, then from the first word on while there is room. */
  placeLabels() {
    const r = this.radius();
    const few = this.words.length <= FEW; // then no label lies on a dot
    if (few) for (const i of this.words.keys()) this.reserve(i, r + 1);
    const near = [r + 9, r + 20, r + 34];
    this.label(this.chosen, "ink", "700 17px", near, 2);
    this.label(this.here, "ink", "600 14px", [...near, r + 60], 2);
    const { inSpace, onMap } = this.neighbours(this.chosen);
    for (const i of inSpace) this.label(i, "space", "600 13px", near, 2);
    for (const i of onMap) this.label(i, "map", "400 13px", near, 2);
    const [most, colour] = this.chosen < 0 ? [70, "ink"] : [14, "faint"];
    const full = this.texts.size + most;
    const gaps = few ? [r + 4, r + 14, r + 30] : [r + 5];
    for (let i = 0; i < this.words.length && this.texts.size < full; i++)
      if (this.inSight(i)) this.label(i, colour, "400 12px", gaps, few ? 1 : 6);
  }

  reserve(i, r) {
    this.taken.push([this.x(i) - r, this.y(i) - r, this.x(i) + r, this.y(i) + r]);
  }

  stroke(colour, width, dash = []) {
    this.pen.strokeStyle = this.ink(colour);
    this.pen.lineWidth = width;
    this.pen.setLineDash(dash);
    this.pen.stroke();
  }

  line(from, x, y, colour, width, dash) {
    this.pen.beginPath();
    this.pen.moveTo(this.x(from), this.y(from));
    this.pen.lineTo(x, y);
    this.stroke(colour, width, dash);
  }

  ring(i, r, colour, dash) {
    this.pen.beginPath();
    this.pen.arc(this.x(i), this.y(i), r, 0, 7);
    this.stroke(colour, 2, dash);
  }

  dot(i, r) {
    this.reserve(i, r + 3);
    this.pen.fillStyle = this.colour(this.groupOf[i], false);
    this.pen.beginPath();
    this.trace(i, r);
    this.pen.fill();
  }

  /** A name gets a place beside its dot where nothing else is; where no room is, none. */
  label(i, colour, font, gaps, padding) {
    if (i < 0 || this.texts.has(i)) return;
    const text = [this.chosen, this.here].includes(i) ? this.words[i] : shorten(this.words[i]);
    this.pen.font = `${font} ${this.font}`;
    const [wide, high] = [this.pen.measureText(text).width / 2, parseInt(font.slice(4)) * 0.6];
    for (const gap of gaps)
      for (const [right, down] of SIDES) {
        const x = this.x(i) + right * (gap + wide);
        const y = this.y(i) + down * (gap + high);
        const [w, h] = [wide + padding, high + padding];
        if (!this.isFree([x - w, y - h, x + w, y + h])) continue;
        if (gap > gaps[0]) this.line(i, x - right * wide, y - down * high, colour, 0.8);
        this.taken.push([x - w, y - h, x + w, y + h]);
        return this.texts.set(i, [text, x, y, colour, this.pen.font]);
      }
  }

  isFree([left, top, right, bottom]) {
    if (left < 0 || top < 0 || right > this.width || bottom > this.height) return false;
    return !this.taken.some((o) => left < o[2] && right > o[0] && top < o[3] && bottom > o[1]);
  }

  write(text, x, y, colour, font) {
    this.pen.font = font;
    Object.assign(this.pen, { textAlign: "center", textBaseline: "middle", lineJoin: "round" });
    Object.assign(this.pen, { strokeStyle: this.ink("ground"), lineWidth: 4 });
    this.pen.setLineDash([]);
    this.pen.strokeText(text, x, y);
    this.pen.fillStyle = this.ink(colour);
    this.pen.fillText(text, x, y);
  }
}
