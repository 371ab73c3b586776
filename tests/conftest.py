"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# Two cores are shared by all workers, so how long one example takes says nothing; pytest's timeout watches the whole.
settings.register_profile("shopsheet", deadline=None, max_examples=100, print_blob=True)
settings.load_profile("shopsheet")
