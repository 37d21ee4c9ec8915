// Brings the timeline's picture and its accessible values in line with the hub.

/** Redraws bars, window, handles and dates; `recount`: the bars may have changed. */
function redraw(timeline, recount) {
  const { parts, hub, themes } = timeline;
  const { reports, extent } = hub.state;
  parts.box.toggleAttribute("data-empty", !extent);
  if (!reports || !extent || !themes) return;
  const theme = themes[hub.state.dark ? "dark" : "light"];
  parts.box.style.setProperty("--mark-reported", theme.reported);
  const { width, height } = parts.track.getBoundingClientRect();
  if (!width) return;
  if (recount || !timeline.bins) {
    timeline.bins = countBins(reports, hub.state.clock, binUnit(extent, parts.field("unit").value, width));
    writeNotes(parts, timeline.bins, extent);
  }
  const span = shownSpan(timeline);
  const context = sizeCanvas(parts.canvas, width, height);
  drawBins(context, timeline.bins, span, { width, height }, theme);
  placeHandles(parts, span, extent);
  writeDates(parts, span, extent, hub.state.clock);
}

function sizeCanvas(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  const [wide, tall] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== tall) Object.assign(canvas, { width: wide, height: tall });
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}

function placeHandles(parts, span, extent) {
  const percent = (day) => (100 * (day - extent.from)) / (extent.to - extent.from + 1);
  const left = percent(span.from), right = percent(span.to + 1);
  parts.window.style.left = `${left}%`;
  parts.window.style.width = `${right - left}%`;
  parts.handles.from.style.left = `${left}%`;
  parts.handles.to.style.left = `${right}%`;
}

function writeDates(parts, span, extent, clock) {
  for (const end of ["from", "to"]) {
    const input = parts.field(end), handle = parts.handles[end];
    const text = formatDay(span[end]);
    if (input.value !== text) input.value = text;
    input.min = formatDay(extent.from);
    input.max = formatDay(extent.to);
    input.setAttribute("aria-invalid", "false");
    setSlider(handle, span[end], sayDay(span[end]), extent);
  }
  setSlider(parts.window, span.from, `${sayDay(span.from)} to ${sayDay(span.to)}`, extent);
  for (const radio of parts.clocks) radio.checked = radio.value === clock;
}

function setSlider(element, value, text, extent) {
  element.setAttribute("aria-valuemin", extent.from);
  element.setAttribute("aria-valuemax", extent.to);
  element.setAttribute("aria-valuenow", value);
  element.setAttribute("aria-valuetext", text);
}

function writeNotes(parts, bins, extent) {
  parts.note("first").textContent = `first: ${sayDay(extent.from)}`;
  parts.note("last").textContent = `last: ${sayDay(extent.to)}`;
  parts.note("bins").textContent = `reports by ${bins.unit}; the tallest bar is ${bins.highest.toLocaleString("en")}`;
}
