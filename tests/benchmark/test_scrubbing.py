"""How long from a key on the timeline to the marks on the screen, beside what else there is.

One run measures all, in the same Chromium on the same machine: this map at 10,000, 100,000 and
1,000,000 reports, an empty Streamlit rerun, plain folium markers through ``st_folium``, and
``st.pydeck_chart`` (the latter two at sizes that end). Writes build/benchmarks/scrubbing.json.

A key's time runs from the key event to the first frame after the drawing, as the browser's own
clock sees it; where the server must answer, to the frame after the last change in the page.
"""

import json
import platform
import statistics
from pathlib import Path

import pytest

from tests.benchmark.readme import machine, write_table
from tests.browser.map_page import handle, open_app, wait_for_quiet

pytestmark = [pytest.mark.bench, pytest.mark.browser]

ROOT = Path(__file__).parents[2]
OUT = ROOT / "build" / "benchmarks" / "scrubbing.json"
KEYS = 60
LIMITS = {10_000: 50, 100_000: 80, 1_000_000: 500}
"""Milliseconds that 95 of 100 keys must stay under, by number of reports."""
RIVALS = [("rerun", 0), ("markers", 1_000), ("pydeck", 1_000), ("pydeck", 10_000)]

WATCH_MAP = """() => {
  window.keyTimes = [];
  let pressed = 0;
  document.addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  datelineHub.join("bench", (state, changed) => {
    if (!pressed || !changed.has("tally")) return;
    const from = pressed;
    pressed = 0;
    afterPaint(() => keyTimes.push(performance.now() - from));
  });
}"""
AFTER_PAINT = """() => {
  window.afterPaint = (done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  });
}"""


def percentiles(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {
        "p50": round(statistics.median(times), 1),
        "p95": round(cuts[18], 1),
        "keys": len(times),
    }


@pytest.fixture(scope="module")
def results() -> dict:
    """What was measured, written out at the end."""
    found: dict = {
        "machine": machine(),
        "python": platform.python_version(),
        "unit": "ms from key to marks painted",
        "rows": [],
    }
    yield found
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    head = ["design", "reports", "key to paint, p50 ms", "p95 ms"]
    rows = [[row[name] for name in ("design", "reports", "p50", "p95")] for row in found["rows"]]
    note = f"Measured on {found['machine']} when it began."
    write_table("scrubbing", head, rows, note=note)
    print(f"\n{OUT.relative_to(ROOT)}")
    for row in found["rows"]:
        print("  ", row)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("reports", LIMITS)
def test_our_map(open_page, generated_app, results: dict, reports: int) -> None:
    app = generated_app(reports)
    page = open_app(open_page, app)
    wait_for_quiet(page)
    page.evaluate(AFTER_PAINT)
    page.evaluate(WATCH_MAP)
    handle(page, "First day of the window").focus()
    for number in range(KEYS):
        page.keyboard.press("PageUp" if number % 2 else "ArrowRight")
        page.wait_for_function(f"keyTimes.length > {number}")
        page.wait_for_timeout(30)
    row = {"design": "Dateline", "reports": reports, **percentiles(page.evaluate("keyTimes"))}
    results["rows"].append(row)
    assert row["p95"] <= LIMITS[reports]


WATCH_RIVAL = """() => {
  window.pressed = 0;
  document.addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
  const text = () => document.querySelector('[data-testid="stText"]')?.textContent ?? "";
  const markers = () => [...document.querySelectorAll("iframe")]
    .map((frame) => frame.contentDocument?.querySelectorAll(".leaflet-marker-icon").length ?? 0)
    .reduce((sum, count) => sum + count, 0);
  window.note = () => { window.before = text(); };
  window.settled = (counted) => new Promise((done) => {
    const check = () => {
      const shown = text();
      const here = shown.startsWith("drawn ") && shown !== before;
      const all = !counted || markers() === Number(shown.split(" ")[1]);
      if (!here || !all) return requestAnimationFrame(check);
      afterPaint(() => done(performance.now() - pressed));
    };
    check();
  });
}"""
"""A rerun's last element, a text, has changed; for markers, all of them stand in the frame too.
Where a chart paints later than that (pydeck), the time is in its favour."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("design", "reports"), RIVALS)
def test_rivals(open_page, launch_script, results: dict, design: str, reports: int) -> None:
    app = launch_script(
        "benchmark/rival_app.py", DATELINE_RIVAL=design, DATELINE_GENERATED=str(reports)
    )
    page = open_page(app.url)
    page.get_by_text("drawn ").wait_for(timeout=120_000)
    page.wait_for_timeout(3000)
    page.evaluate(AFTER_PAINT)
    page.evaluate(WATCH_RIVAL)
    page.get_by_role("slider").first.focus()
    times = []
    for number in range(10 if design == "markers" else 30):
        page.evaluate("note()")
        page.keyboard.press("ArrowLeft" if number % 2 else "ArrowRight")
        times.append(page.evaluate("counted => settled(counted)", design == "markers"))
        page.wait_for_timeout(150)
    results["rows"].append({"design": design, "reports": reports, **percentiles(times)})
