"""What holds for every test: a slow machine is no failure, so Hypothesis sets no time limit."""

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
