"""Who did what to which record, and who looked. Append-only, chained, without values and without names."""
