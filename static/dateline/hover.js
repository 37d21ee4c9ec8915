// A line beside the pointer that says what a mark stands for, in counts.

"use strict";

/** "3 reports: 2 reported, 1 denied"; `counts` are three, by status. */
function sayCounts(counts) {
  const total = counts[0] + counts[1] + counts[2];
  const parts = [0, 2, 1].filter((status) => counts[status])
    .map((status) => `${counts[status].toLocaleString("en")} ${STATUS_NAMES[status]}`);
  if (parts.length === 1) return total === 1 ? `1 report, ${STATUS_NAMES[counts.indexOf(1)]}` : parts[0];
  return `${total.toLocaleString("en")} reports: ${parts.join(", ")}`;
}

/** What the line says of what lies under the pointer. */
function sayUnder({ mark, area, flow }) {
  if (flow) return `${flow.count.toLocaleString("en")} ${STATUS_NAMES[flow.status]} this way`;
  if (area) return `${sayCounts(area.counts)}, somewhere in this area`;
  return mark.many ? `${sayCounts(mark.counts)}, at several spots` : sayCounts(mark.counts);
}

/** The line itself; `show(under, point, size)` places it, `show(null)` takes it away. */
function makeHover(container) {
  const note = document.createElement("div");
  note.className = "hover-note";
  note.hidden = true;
  container.append(note);
  return {
    show(under, point, size) {
      note.hidden = !under;
      if (!under) return;
      note.textContent = sayUnder(under);
      const left = point.x > size.x / 2;
      note.style.left = left ? "" : `${point.x + 14}px`;
      note.style.right = left ? `${size.x - point.x + 14}px` : "";
      note.style.top = `${Math.max(4, point.y - 30)}px`;
    },
  };
}
