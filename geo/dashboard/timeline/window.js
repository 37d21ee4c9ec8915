// The window of time as a value: two days inside the corpus's first and last, and every way to
// move it. Plain functions from a window to a window; nothing is drawn here.

/** The window kept inside {from, to}: shifted in where it sticks out, never turned round. */
function fitWindow({ from, to }, extent) {
  const length = Math.max(0, Math.min(to - from, extent.to - extent.from));
  const start = Math.max(extent.from, Math.min(from, extent.to - length));
  return { from: start, to: start + length };
}

/** One end moved to a day; it stops at the other end and at the corpus's. */
function moveEnd(span, end, day, extent) {
  if (end === "from") return { from: Math.max(extent.from, Math.min(day, span.to)), to: span.to };
  return { from: span.from, to: Math.min(extent.to, Math.max(day, span.from)) };
}

/** The whole window moved by days. */
function slideWindow(span, days, extent) {
  return fitWindow({ from: span.from + days, to: span.to + days }, extent);
}

/** The window one unit on (count 1) or back (-1); cumulative: only its end moves. */
function stepWindow(span, unit, count, extent, cumulative) {
  if (cumulative) return moveEnd(span, "to", addUnits(span.to, unit, count), extent);
  return slideWindow(span, addUnits(span.from, unit, count) - span.from, extent);
}

/** Where playing starts when the window stands at the end: at the front, one unit long if it was all. */
function rewindWindow(span, unit, extent, cumulative) {
  const whole = span.from <= extent.from && span.to >= extent.to;
  const length = whole || cumulative ? addUnits(extent.from, unit, 1) - extent.from - 1 : span.to - span.from;
  return fitWindow({ from: extent.from, to: extent.from + Math.max(0, length) }, extent);
}

const LARGER = { day: "week", week: "month", month: "month" };

/** The window after a key on one of the three sliders ("from", "to", "both"), or null. */
function keyWindow(key, part, span, unit, extent, cumulative) {
  const steps = {
    ArrowLeft: [unit, -1], ArrowDown: [unit, -1], ArrowRight: [unit, 1], ArrowUp: [unit, 1],
    PageDown: [LARGER[unit], unit === "month" ? -12 : -1], PageUp: [LARGER[unit], unit === "month" ? 12 : 1],
  };
  if (part === "both") {
    if (key === "Home") return slideWindow(span, extent.from - span.from, extent);
    if (key === "End") return slideWindow(span, extent.to - span.to, extent);
    return steps[key] ? stepWindow(span, ...steps[key], extent, cumulative) : null;
  }
  if (key === "Home") return moveEnd(span, part, part === "from" ? extent.from : span.from, extent);
  if (key === "End") return moveEnd(span, part, part === "from" ? span.to : extent.to, extent);
  return steps[key] ? moveEnd(span, part, addUnits(span[part], ...steps[key]), extent) : null;
}

/** Whether two windows are the same; null is none. */
function sameWindow(one, other) {
  return one === other || (!!one && !!other && one.from === other.from && one.to === other.to);
}
