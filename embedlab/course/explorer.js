// What ipywidgets leaves to do in the browser for an explorer: names, keys, and a sign of work.

const QUIET = "data-lm-suppress-shortcuts"; // a key pressed here is none of JupyterLab's shortcuts
const PATIENCE = 300; // milliseconds before the sign: what is quicker needs none

/** Sliders and groups of choices have a label beside them, which a screen reader cannot know. */
function nameControls(box) {
  for (const part of box.querySelectorAll(".noUi-handle, .widget-readout, .widget-radio-box")) {
    const control = part.closest(".widget-slider, .widget-radio");
    part.setAttribute("aria-label", control.querySelector(".widget-label").textContent);
    if (part.matches(".widget-readout")) part.setAttribute("role", "textbox");
    if (part.matches(".widget-radio-box")) {
      part.setAttribute("role", "radiogroup");
      part.id ||= crypto.randomUUID();
      for (const choice of part.querySelectorAll("input")) choice.name = part.id; // arrows go round
    }
  }
}

function render({ model, el }) {
  const box = () => el.closest(".embedlab-explorer"); // none before it stands on the page

  const settle = new ResizeObserver(() => {
    const output = box()?.querySelector(":scope > .widget-output");
    if (!output) return;
    nameControls(box());
    // Keep as much room as was ever needed, so that the page does not jump at a change.
    if (output.offsetHeight > (parseFloat(output.style.minHeight) || 0))
      output.style.minHeight = `${output.offsetHeight}px`;
    if (!el.dataset.settled) settle.observe(output);
    el.dataset.settled = "yes";
  });
  settle.observe(el);

  // JupyterLab would take arrows and letters from a list; Ctrl+S and Shift+Enter it shall have.
  const keep = (event) => {
    if (box()?.contains(event.target))
      event.target.toggleAttribute(QUIET, !(event.ctrlKey || event.metaKey || event.shiftKey));
  };
  window.addEventListener("keydown", keep, true);

  el.classList.add("embedlab-explorer-sign");
  el.setAttribute("role", "status");
  let timer;
  const show = () => {
    clearTimeout(timer);
    if (model.get("busy")) timer = setTimeout(() => (el.textContent = "Working …"), PATIENCE);
    else el.textContent = "";
  };
  model.on("change:busy", show);
  show();

  return () => {
    settle.disconnect();
    window.removeEventListener("keydown", keep, true);
    clearTimeout(timer);
  };
}

export default { render };
