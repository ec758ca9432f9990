// The page around the drawing: the field, the lists, the table; and the keys, the mouse, fingers.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ROWS = 100; // of the table at a time
const HELP = `Click the map, or Tab to it: arrows walk to the next point, Enter chooses it, Escape
  clears. + and − or the wheel zoom, 0 shows all, Shift and arrows or dragging move.`;

const safe = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);
const join = (items, write) => items.map(write).join("");

function fill(element, html) {
  element.innerHTML = html;
  // JupyterLab spares the keys of an element that has this attribute; on its parent it is too late.
  for (const one of element.querySelectorAll("button, input, [tabindex]"))
    one.setAttribute("data-lm-suppress-shortcuts", "true");
}

class WordMap extends Drawing {
  constructor(model, element) {
    super(model);
    this.title = model.get("title");
    this.fingers = new Map();
    this.build(element);
    this.listen();
    this.choose(-1);
  }

  build(element) {
    const list = `word-map-${Math.random().toString(36).slice(2)}`; // a page may hold several maps
    const title = safe(this.title);
    const legend = (group, i) =>
      `<li><span style="color: var(--group-${i % COLOURS})" aria-hidden="true">` +
      `${GLYPHS[i % GLYPHS.length]}</span> ${safe(group)}</li>`;
    fill(
      element,
      `<div class="wm" role="group" aria-label="${title}">
        <div class="wm-bar">
          <strong>${title}</strong>
          <input class="wm-field" placeholder="Find a word or a title" aria-label="Find a word or a title"
            list="${list}" autocomplete="off" spellcheck="false" />
          <datalist class="wm-options" id="${list}"></datalist>
          <button type="button" data-zoom="1.5" aria-label="Zoom in">+</button>
          <button type="button" data-zoom="0.67" aria-label="Zoom out">−</button>
          <button type="button" class="wm-whole">Show all</button>
          <button type="button" class="wm-switch" aria-pressed="false">Table</button>
        </div>
        <ul class="wm-legend" aria-label="Groups">${join(this.groups, legend)}</ul>
        <div class="wm-body">
          <div class="wm-stage">
            <canvas tabindex="0" role="application" aria-roledescription="map"
              aria-label="${title}, ${this.words.length} points. ${HELP}"></canvas>
          </div>
          <div class="wm-table" role="region" aria-label="${title} as a table" tabindex="0" hidden>
          </div>
          <div class="wm-panel" role="region" aria-label="${title}: what is chosen"></div>
        </div>
        <div class="wm-help">${HELP}</div>
        <div class="wm-live" role="status"></div>
      </div>`,
    );
    this.root = element.firstChild;
    for (const part of ["stage", "table", "panel", "live", "field", "options", "whole", "switch"])
      this[part] = element.querySelector(`.wm-${part}`);
    this.canvas = element.querySelector("canvas");
    this.pen = this.canvas.getContext("2d");
  }

  complete() {
    const typed = this.field.value.trim().toLowerCase();
    const fits = (word) => typed && word.toLowerCase().startsWith(typed);
    const option = (word) => `<option value="${safe(word)}"></option>`;
    fill(this.options, join(this.words.filter(fits).slice(0, 12), option));
  }

  showTable() {
    const on = this.table.hidden;
    [this.table.hidden, this.stage.hidden] = [!on, on];
    this.switch.setAttribute("aria-pressed", String(on));
    if (on) this.fillTable(Math.max(0, this.chosen - (this.chosen % ROWS)));
  }

  fillTable(first) {
    const last = Math.min(this.words.length, first + ROWS);
    const rows = Array.from({ length: last - first }, (_, i) => first + i);
    const turn = (text, to) =>
      `<button type="button" data-rows="${to}"` +
      `${to < 0 || to >= this.words.length ? " disabled" : ""}>${text}</button>`;
    fill(
      this.table,
      `<div class="wm-bar">${turn("Previous", first - ROWS)} ${turn("Next", first + ROWS)}
      ${first + 1} to ${last} of ${this.words.length}; ◆ in both lists</div>
      <table><thead><tr><th scope="col">point</th>
      <th scope="col">nearest in full space, and the cosine</th>
      <th scope="col">nearest on the map, and the cosine</th></tr></thead>
      <tbody>${join(rows, (i) => this.tableRow(i))}</tbody></table>`,
    );
    this.table.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  turnTo(first) {
    this.fillTable(first);
    this.table.scrollTop = 0;
    this.focus(); // the button that was pressed is gone
  }

  tableRow(i) {
    const { inSpace, onMap, cosines, both } = this.neighbours(i);
    const entry = (cosines) => (j, place) =>
      `${both.includes(j) ? "◆ " : ""}${safe(this.words[j])} ${cosines[place]}`;
    return (
      `<tr${i === this.chosen ? ' aria-current="true"' : ""}><th scope="row">` +
      `${safe(this.name(i))}</th><td>${inSpace.map(entry(cosines[0])).join(", ")}</td>` +
      `<td>${onMap.map(entry(cosines[1])).join(", ")}</td></tr>`
    );
  }

  // ---- What is chosen

  choose(i) {
    this.chosen = this.here = i;
    if (i < 0) return this.say("Choose a point: click it, or type its name.");
    const { inSpace, onMap, cosines, both } = this.neighbours(i);
    const five = (rows) =>
      rows
        .slice(0, 5)
        .map((j) => this.words[j])
        .join(", ");
    const shared = `${both.length} of ${this.k} are in both lists.`;
    this.live.textContent =
      `${this.name(i)}. Nearest in full space: ${five(inSpace)}. ` +
      `Nearest on the map: ${five(onMap)}. ${shared}`;
    const entry = (j, cosine) =>
      `<li${both.includes(j) ? ' class="wm-both"' : ""}><button type="button" data-go="${j}">` +
      `${both.includes(j) ? "◆ " : ""}${safe(this.words[j])}<span>${cosine}</span></button></li>`;
    const list = (title, rows, cosines) =>
      `<section><strong>${title}</strong>` +
      `<ol>${join(rows, (j, place) => entry(j, cosines[place]))}</ol></section>`;
    fill(
      this.panel,
      `<strong>${safe(this.name(i))}</strong><p>◆ ${shared} The numbers are cosines.</p>
      <div class="wm-lists">${list("in full space", inSpace, cosines[0])}
      ${list("on the map", onMap, cosines[1])}</div>`,
    );
    if (!this.table.hidden) this.fillTable(i - (i % ROWS));
    this.redraw();
  }

  say(sentence) {
    fill(this.panel, `<p>${safe(sentence)}</p>`);
    this.live.textContent = sentence;
    this.redraw();
  }

  goTo(i) {
    this.jumpTo(i);
    this.choose(i);
    this.focus(); // from here the arrow keys go on
  }

  focus() {
    (this.stage.hidden ? this.table : this.canvas).focus({ preventScroll: true });
  }

  search() {
    const text = this.field.value.trim();
    const row = this.find(text);
    if (row >= 0) return this.goTo(row);
    this.chosen = this.here = -1;
    this.say(`“${text}” is not on this map.`);
  }

  walk(dx, dy) {
    const start = [this.width / 2, this.height / 2];
    const [x, y] = this.here < 0 ? start : [this.x(this.here), this.y(this.here)];
    const next = this.least((i) => {
      const [right, down] = [this.x(i) - x, this.y(i) - y];
      const [along, across] = [right * dx + down * dy, Math.abs(right * dy + down * dx)];
      return along > 0 && across <= along ? along + 2 * across : Infinity;
    });
    this.live.textContent = next < 0 ? "Nothing further that way." : this.name(next);
    if (next < 0) return;
    this.here = next;
    if (!this.inSight(next, 60)) this.lookAt(next);
    this.redraw();
  }

  // ---- Keys, mouse, fingers

  listen() {
    const { canvas, field, root } = this;
    root.onclick = (event) => this.press(event.target.closest("button"));
    field.oninput = () => this.complete();
    field.onkeydown = (event) => {
      if (event.key === "Enter" && field.value.trim()) this.search();
    };
    canvas.onkeydown = (event) => this.key(event);
    canvas.onwheel = (event) => this.wheel(event);
    canvas.onpointerdown = (event) => this.touch(event);
    canvas.onpointermove = (event) => this.move(event);
    canvas.onpointerup = canvas.onpointercancel = (event) => this.release(event);
    canvas.onpointerleave = () => this.hover(this.chosen);
  }

  press(button) {
    const { zoom, go, rows } = button?.dataset ?? {};
    if (zoom) this.zoom(Number(zoom));
    else if (go) this.goTo(Number(go));
    else if (rows) this.turnTo(Number(rows));
    else if (button === this.whole) this.home();
    else if (button === this.switch) this.showTable();
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) this.pan(-60 * arrow[0], -60 * arrow[1]);
    else if (arrow) this.walk(...arrow);
    else if (event.key === "+" || event.key === "=") this.zoom(1.5);
    else if (event.key === "-") this.zoom(1 / 1.5);
    else if (event.key === "0") this.home();
    else if (event.key === "Enter" && this.here >= 0) this.choose(this.here);
    else if (event.key === "Escape") this.choose(-1);
    else return;
    event.preventDefault();
  }

  wheel(event) {
    if (document.activeElement !== this.canvas && !event.ctrlKey) return; // the page scrolls on
    event.preventDefault();
    const speed = event.ctrlKey ? 0.01 : 0.002; // with ctrl: two fingers on a touchpad, too
    this.zoom(Math.exp(-event.deltaY * speed), event.offsetX, event.offsetY);
  }

  touch(event) {
    this.focus();
    this.canvas.setPointerCapture(event.pointerId);
    if (!this.fingers.size) this.moved = 0;
    this.fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
  }

  move(event) {
    const [now, before] = [[event.offsetX, event.offsetY], this.fingers.get(event.pointerId)];
    if (!before) return this.hover(this.at(...now));
    const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
    this.moved += apart(now, before);
    this.fingers.set(event.pointerId, now);
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) this.zoom((apart(now, other) + 1) / (apart(before, other) + 1), ...other);
    else if (this.moved > 4) this.pan(now[0] - before[0], now[1] - before[1]);
  }

  release(event) {
    this.fingers.delete(event.pointerId);
    if (event.type === "pointerup" && this.moved <= 4)
      this.choose(this.at(event.offsetX, event.offsetY));
  }

  hover(i) {
    if (i === this.here) return;
    this.here = i;
    this.canvas.style.cursor = i < 0 ? "" : "pointer";
    this.redraw();
  }
}

function render({ model, el }) {
  const map = new WordMap(model, el);
  const resize = () => {
    const { clientWidth, clientHeight } = map.stage;
    if (!clientWidth) return; // hidden behind the table, or in another tab
    [map.width, map.height] = [clientWidth, clientHeight];
    map.eye ? map.redraw() : map.home();
  };
  const observer = new ResizeObserver(resize);
  observer.observe(map.stage);
  window.addEventListener("resize", resize); // the browser's zoom may change the ratio alone
  const themes = new MutationObserver(() => map.redraw()); // JupyterLab has read the new one by then
  themes.observe(document.body, { attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });
  return () => {
    observer.disconnect();
    themes.disconnect();
    window.removeEventListener("resize", resize);
  };
}

export default { render };
