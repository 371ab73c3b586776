"""One pass over a store: pull, normalise, audit, analyse, publish. Never repairs structure."""
