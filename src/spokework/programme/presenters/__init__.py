"""From rows that were read to what the templates draw. No queries here."""
