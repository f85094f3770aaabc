"""The one place for access rules. It has no models: it decides on a frozen Actor that memberships build."""
