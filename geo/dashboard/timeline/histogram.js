// How many reports begin on each day, week or month: counted once for a table and a clock,
// drawn as bars with those in the window in colour.

const WIDEST_HISTOGRAM = 420;

/** The finest unit whose bars fit into `width` pixels, from `wanted` on upwards. */
function binUnit(extent, wanted, width) {
  const days = extent.to - extent.from + 1;
  const most = Math.min(WIDEST_HISTOGRAM, width / 2);
  for (const [unit, length] of [["day", 1], ["week", 7], ["month", 30.4]]) {
    if (unit === "day" && wanted !== "day") continue;
    if (unit === "week" && wanted === "month") continue;
    if (days / length <= most) return unit;
  }
  return "month";
}

/** Bars over the extent: {unit, starts: first days, counts: three a bar by status, highest}. */
function countBins(table, clock, unit) {
  const extent = table.extent[clock];
  const starts = [];
  for (let day = startOfUnit(extent.from, unit); day <= extent.to; day = addUnits(day, unit, 1)) starts.push(day);
  const binOf = new Uint16Array(extent.to - extent.from + 1);
  for (let day = extent.from, bin = 0; day <= extent.to; day++) {
    if (bin + 1 < starts.length && day >= starts[bin + 1]) bin++;
    binOf[day - extent.from] = bin;
  }
  const counts = new Uint32Array(starts.length * 3);
  const [first] = clockColumns(table, clock);
  const none = noneOf(first), shift = table.firstDay - extent.from;
  for (let report = 0; report < table.reports; report++) {
    if (first[report] < none) counts[binOf[first[report] + shift] * 3 + table.status[report]]++;
  }
  let highest = 0;
  for (let bin = 0; bin < starts.length; bin++) {
    highest = Math.max(highest, counts[bin * 3] + counts[bin * 3 + 1] + counts[bin * 3 + 2]);
  }
  return { unit, starts, counts, highest, extent };
}

/** Draws the bars; statuses are stacked, reported at the bottom. `theme` gives the colours. */
function drawBins(context, bins, span, { width, height }, theme) {
  context.clearRect(0, 0, width, height);
  const { extent, starts, counts, highest, unit } = bins;
  const perDay = width / (extent.to - extent.from + 1);
  const floor = height - 18;
  for (let bin = 0; bin < starts.length; bin++) {
    const from = Math.max(starts[bin], extent.from);
    const to = Math.min(addUnits(starts[bin], unit, 1), extent.to + 1);
    const left = (from - extent.from) * perDay, wide = (to - from) * perDay;
    const gap = wide > 4 ? 1 : wide > 2 ? 0.5 : 0;
    context.globalAlpha = to > span.from && from <= span.to ? 1 : 0.32;
    let top = floor;
    for (const [status, name] of [[0, "reported"], [2, "planned"], [1, "denied"]]) {
      const count = counts[bin * 3 + status];
      if (!count) continue;
      const tall = Math.max(1.5, (count / highest) * (floor - 6));
      top -= tall;
      context.fillStyle = theme[name];
      context.fillRect(left, top, Math.max(1, wide - gap), tall);
    }
  }
  context.globalAlpha = 1;
  drawAxis(context, extent, perDay, floor, width, theme);
}

/** A line and the years, or the months where there is room for them. */
function drawAxis(context, extent, perDay, floor, width, theme) {
  context.fillStyle = theme.ink;
  context.strokeStyle = theme.ink;
  context.globalAlpha = 0.35;
  context.fillRect(0, floor, width, 1);
  context.font = "11px system-ui, sans-serif";
  context.textBaseline = "top";
  const apart = [1, 3, 6, 12, 24, 60].find((months) => months * 30.4 * perDay > 64) ?? 120;
  let day = startOfUnit(extent.from, "month");
  for (; day <= extent.to; day = addMonths(day, 1)) {
    const date = new Date(day * MS_PER_DAY);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    const left = (day - extent.from) * perDay;
    if (month % apart || left < 0 || left > width - 24) continue;
    context.globalAlpha = 0.5;
    context.fillRect(left, floor, 1, 5);
    context.globalAlpha = 0.85;
    const name = apart >= 12 ? "" : `${MONTHS[date.getUTCMonth()]} `;
    context.fillText(`${name}${date.getUTCFullYear()}`, left + 3, floor + 4);
  }
  context.globalAlpha = 1;
}
