// The line under the map: what the marks mean and how many reports the window holds, counted
// while time is scrubbed. It also fetches the reports for the whole page, and carries what the
// map's frame has to tell (a report picked, the map moved) to Python.

const MOVE_SETTLES_AFTER = 500;

const legends = new WeakMap();

/** Mounts the legend, or brings it up to date when Python has run again. */
function mountLegend({ parentElement, data, setStateValue, setTriggerValue }) {
  const hub = pageHub();
  let legend = legends.get(parentElement);
  if (!legend) {
    legend = makeLegend(parentElement, hub);
    legends.set(parentElement, legend);
  }
  hub.onPick = (rows) => {
    hub.change({ selected: rows[0] });
    setTriggerValue("picked", rows);
  };
  hub.onMove = settleMove(legend, (place) => setStateValue("place", place));
  receivePlace(legend, data, hub);
  if (data.url !== legend.url) {
    legend.url = data.url;
    loadReports(data, legend, hub);
  }
  if (data.selected !== legend.selected) {
    legend.selected = data.selected;
    hub.change({ selected: data.selected });
  }
  paintMarks(parentElement, data.themes, hub.state.dark);
  legend.themes = data.themes;
  return () => {
    legend.leave();
    legends.delete(parentElement);
  };
}

function makeLegend(root, hub) {
  const legend = { url: null, told: null, bounded: false, serial: 0, selected: undefined, themes: null, timer: null };
  const unwatch = watchTheme(root.host ?? root, hub);
  const leave = hub.join("legend", (state, changed) => {
    if (changed.has("tally") && state.tally) writeCounts(root, state);
    if (changed.has("dark") && legend.themes) paintMarks(root, legend.themes, state.dark);
  });
  legend.leave = () => {
    unwatch();
    leave();
  };
  return legend;
}

/** Fetches a table of reports; a later one that was asked for meanwhile wins. */
async function loadReports({ url, corpus }, legend, hub) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the reports did not come: ${answer.status}`);
  const reports = readColumns(await answer.arrayBuffer());
  if (legend.url === url) hub.change({ reports, corpus });
}

/** Moves the map where Python wants it, unless that repeats what it was told or is out of date. */
function receivePlace(legend, { place, echo }, hub) {
  if (!place || (legend.told !== null && echo !== legend.serial)) return;
  const wanted = spotOf(place);
  if (wanted === legend.told) return;
  legend.told = wanted;
  legend.bounded = place.bounded;
  legend.serial = echo;
  hub.change({ place });
}

function spotOf({ latitude, longitude, zoom }) {
  return `${latitude} ${longitude} ${zoom}`;
}

/** Tells where the map stands once it has stood still for a while, and only if it moved, or if
 * Python has only a link's word for it, which does not tell how far the map reaches. */
function settleMove(legend, tell) {
  return (place) => {
    clearTimeout(legend.timer);
    legend.timer = setTimeout(() => {
      if (spotOf(place) === legend.told && legend.bounded) return;
      legend.told = spotOf(place);
      legend.bounded = true;
      legend.serial += 1;
      tell({ ...place, serial: legend.serial });
    }, MOVE_SETTLES_AFTER);
  };
}

function writeCounts(root, { reports, tally }) {
  const write = (name, text) => {
    const place = root.querySelector(`[data-count="${name}"]`);
    if (place && place.textContent !== text) place.textContent = text;
  };
  write("shown", tally.shown.toLocaleString("en"));
  write("all", `${reports.reports.toLocaleString("en")} ${reports.reports === 1 ? "report" : "reports"}`);
  const off = tally.shown - tally.onMap;
  write("unplaced", off ? `· ${off.toLocaleString("en")} without a place on the map` : "");
  tally.statuses.forEach((count, status) => write(String(status), count.toLocaleString("en")));
}

function paintMarks(root, themes, dark) {
  const theme = themes[dark ? "dark" : "light"];
  const box = root.querySelector(".legend");
  for (const status of ["reported", "planned", "denied"]) box.style.setProperty(`--mark-${status}`, theme[status]);
}
