"""The headers of the app as `make run` serves it, and that a browser keeps to them."""

import urllib.request

import pytest

pytestmark = pytest.mark.browser


def headers(url: str) -> dict[str, str]:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


@pytest.mark.parametrize("path", ["/", "/app/static/vendor/leaflet.js", "/_stcore/health"])
def test_every_answer_carries_a_policy(demo_app, path) -> None:
    found = headers(demo_app.url + path)
    policy = found["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "http:" not in policy and "https:" not in policy and "*" not in policy
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "no-referrer"


def test_the_page_runs_no_script_written_into_it(demo_app) -> None:
    policy = headers(demo_app.url)["content-security-policy"]
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "'unsafe-inline'" not in scripts


def test_the_browser_refuses_what_the_policy_forbids(open_page, demo_app) -> None:
    page = open_page(demo_app.url)
    page.get_by_text("Dateline").first.wait_for()
    broken = page.evaluate(
        """() => new Promise((done) => {
          const found = [];
          document.addEventListener("securitypolicyviolation", (event) => {
            found.push(event.effectiveDirective);
            if (found.length === 2) done(found.sort());
          });
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          document.body.append(script);
          fetch("https://192.0.2.1/").catch(() => {});
        })"""
    )
    assert broken == ["connect-src", "script-src-elem"]
    assert page.evaluate("window.ran") is None
