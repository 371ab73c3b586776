"""Measurements, each beside a plain baseline in the same run: timings are noisy, ratios are not."""
