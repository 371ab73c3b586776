"""Google's JSON: the one place that knows the key names of Sheets v4, and turns them into the truth's values."""
