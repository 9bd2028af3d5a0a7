"""English. Each module is one catalogue: `TEXTS`, by whole key."""
