"""Files come in: decoded, their columns recognised, shown; then every line goes the way that a submission goes."""
