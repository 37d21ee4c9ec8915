// The timeline's controls: buttons, selects, typed dates, keys and the pointer.

function listenToControls(timeline) {
  const { parts, hub } = timeline;
  const step = (count) => {
    const { extent } = hub.state;
    if (!extent) return;
    timeline.player.stop();
    const cumulative = parts.field("cumulative").checked;
    timeline.move(stepWindow(shownSpan(timeline), parts.field("unit").value, count, extent, cumulative));
  };
  parts.act("back").addEventListener("click", () => step(-1));
  parts.act("forward").addEventListener("click", () => step(1));
  parts.act("play").addEventListener("click", () => togglePlay(timeline));
  parts.act("all").addEventListener("click", () => {
    timeline.player.stop();
    timeline.move(null);
  });
  for (const [name, label] of [["back", "One step back"], ["forward", "One step forward"], ["play", "Play"]]) {
    parts.act(name).setAttribute("aria-label", label);
  }
  parts.field("unit").addEventListener("change", () => redraw(timeline, true));
  parts.field("cumulative").addEventListener("change", () => accumulate(timeline));
  for (const end of ["from", "to"]) {
    parts.field(end).addEventListener("change", () => typeDate(timeline, end));
    parts.handles[end].addEventListener("keydown", (event) => pressKey(timeline, event, end));
  }
  parts.window.addEventListener("keydown", (event) => pressKey(timeline, event, "both"));
  for (const radio of parts.clocks) {
    radio.addEventListener("change", () => {
      timeline.player.stop();
      hub.change({ clock: radio.value });
      timeline.settle();
    });
  }
}

/** Cumulative means: from the corpus's first day to the window's last. */
function accumulate(timeline) {
  const { hub, parts } = timeline;
  const { extent } = hub.state;
  if (extent && parts.field("cumulative").checked) timeline.move({ from: extent.from, to: shownSpan(timeline).to });
  timeline.settle();
}

/** A typed date moves its end; one outside the corpus stops at it, one past the other end takes it along. */
function typeDate(timeline, end) {
  const { hub, parts } = timeline;
  const { extent } = hub.state;
  const input = parts.field(end);
  const day = parseDay(input.value);
  input.setAttribute("aria-invalid", String(day === null));
  if (day === null || !extent) return;
  timeline.player.stop();
  const inside = Math.max(extent.from, Math.min(day, extent.to));
  const span = shownSpan(timeline);
  const other = end === "from" ? Math.max(span.to, inside) : Math.min(span.from, inside);
  timeline.move(end === "from" ? { from: inside, to: other } : { from: other, to: inside });
  redraw(timeline, false);
}

function pressKey(timeline, event, part) {
  const { hub, parts } = timeline;
  const { extent } = hub.state;
  if (!extent || event.altKey || event.ctrlKey || event.metaKey) return;
  const unit = event.shiftKey ? "day" : parts.field("unit").value;
  const cumulative = parts.field("cumulative").checked;
  const span = keyWindow(event.key, part, shownSpan(timeline), unit, extent, cumulative && part === "both");
  if (!span) return;
  event.preventDefault();
  timeline.player.stop();
  timeline.move(span);
}

/** Dragging a handle or the window; a press beside them brings the nearer handle. */
function listenToPointer(timeline) {
  const { parts, hub } = timeline;
  const { track } = parts;
  let grip = null;

  const dayAt = (event) => {
    const { left, width } = track.getBoundingClientRect();
    const { extent } = hub.state;
    const days = extent.to - extent.from + 1;
    return extent.from + Math.floor(((event.clientX - left) / width) * days);
  };
  track.addEventListener("pointerdown", (event) => {
    if (!hub.state.extent || event.button) return;
    timeline.player.stop();
    grip = takeGrip(timeline, event, dayAt(event));
    track.setPointerCapture(event.pointerId);
    grip.element.focus({ preventScroll: true });
    parts.window.classList.toggle("dragged", grip.part === "both");
    event.preventDefault();
  });
  track.addEventListener("pointermove", (event) => {
    if (!grip) return;
    const { extent } = hub.state;
    const day = dayAt(event);
    if (grip.part === "both") timeline.move(slideWindow(grip.span, day - grip.day, extent));
    else timeline.move(moveEnd(shownSpan(timeline), grip.part, day, extent));
  });
  for (const name of ["pointerup", "pointercancel"]) {
    track.addEventListener(name, () => {
      grip = null;
      parts.window.classList.remove("dragged");
    });
  }
}

/** What a press takes hold of: {part, element, span, day}. */
function takeGrip(timeline, event, day) {
  const { parts, hub } = timeline;
  const span = shownSpan(timeline);
  const target = event.composedPath()[0];
  const end = target.dataset?.end;
  if (end) return { part: end, element: target, span, day };
  if (target === parts.window) return { part: "both", element: target, span, day };
  const nearer = Math.abs(day - span.from) < Math.abs(day - span.to) ? "from" : "to";
  timeline.move(moveEnd(span, nearer, day, hub.state.extent));
  return { part: nearer, element: parts.handles[nearer], span, day };
}
