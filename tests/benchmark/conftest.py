"""The measurements drive the same browser and the same apps as the browser tests."""

from tests.browser.conftest import (
    chromium,
    demo_app,
    generated_app,
    launch,
    launch_script,
    open_page,
    playwright_driver,
)

__all__ = [
    "chromium",
    "demo_app",
    "generated_app",
    "launch",
    "launch_script",
    "open_page",
    "playwright_driver",
]
