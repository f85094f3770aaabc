"""Pictures of what may be expected, in the house's style. Altair is imported with what draws."""
